import { createServer } from 'node:net';
import { Failure } from '../failure.mjs';

/** @throws Failure when the product could not listen there. */
export async function demandFreePort(port, host) {
  const problem = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  if (!problem) return;
  if (problem.code === 'EADDRINUSE') {
    throw new Failure(`Port ${port} on ${host} is in use: stop what listens there, or set PORT to another.`);
  }
  if (problem.code === 'EACCES')
    throw new Failure(`Port ${port} may not be used by this user: set PORT to one above 1023.`);
  throw new Failure(`The setting HOST is wrong: "${host}" is no address of this machine (${problem.code}).`);
}
