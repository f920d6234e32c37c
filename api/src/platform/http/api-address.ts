/** Whether an address is the API's to answer. Routes are found in whatever case, so their addresses are told so too. */
export function isOfApi(path: string): boolean {
  return /^\/api(\/|$)/i.test(path);
}
