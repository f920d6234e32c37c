/** Name of the constraint that a statement violated (SQLSTATE class 23); undefined for any other error. */
export function violatedConstraint(error: unknown): string | undefined {
  const driver = (error as { driverError?: { code?: string; constraint?: string } } | null)?.driverError;
  return driver?.code?.startsWith('23') ? driver.constraint : undefined;
}
