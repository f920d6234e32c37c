/** Ends the process with one sentence on a Node that cannot run the next files. Syntax of old Nodes only. */
export function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Demarche needs Node 20.19 or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}
