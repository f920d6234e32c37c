/** The last words of a start: where it is, and how to get in. */
export function welcome({ address, logs, demoAccounts, demoPassword, seconds }) {
  console.log(`\nDemarche is ready after ${seconds}: ${address}`);
  if (demoAccounts.length > 0) {
    console.log(`Sign in as ${demoAccounts.join(', ')} with the password ${demoPassword}`);
  } else {
    console.log('Sign in with your account; "npm run admin:create" makes an administrator.');
  }
  console.log(`Logs: ${logs}. Ctrl-C stops everything.\n`);
}
