/**
 * Calls back once when whoever started us is gone: the script above us (its IPC channel closes) or npm (killed hard, it
 * passes nothing on, but we get another parent). A script started straight from a shell may outlive the shell.
 * Our npm scripts say `exec node … || node …`: without a shell in between, npm's signals come to us and npm waits for
 * our end; a Windows shell knows no `exec` and takes the second half.
 */
export function onParentGone(callback) {
  if (process.connected) {
    process.once('disconnect', callback);
    process.channel?.unref();
    return;
  }
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 100);
  timer.unref();
}
