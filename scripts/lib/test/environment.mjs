const settings =
  /^(PORT|HOST|PUBLIC_URL|DATABASE_\w+|REDIS_URL|DEMARCHE_\w+|TRUSTED_PROXIES|SMTP_URL|MAIL_FROM|WEB_ROOT|LOG_LEVEL|NODE_ENV)$/;

/** Our environment without the product's settings: tests use no server and no secret of the person who runs them. */
export function testEnvironment({ chromium }) {
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name));
  return { ...Object.fromEntries(kept), CHROMIUM: chromium, CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined };
}
