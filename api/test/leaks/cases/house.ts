import { type Cases, plain } from '../case.js';
import { type Reader, READERS, WHO } from '../expected.js';

const NOBODY = '00000000-0000-4000-8000-000000000006';
const everybodyAndNobody: readonly Reader[] = READERS;

/** The register, accounts, offices and sessions: no record shows there, whoever looks. */
export const houseCases: Cases = {
  'GET /api/health/live': plain(everybodyAndNobody, '/api/health/live'),
  'GET /api/health/ready': plain(everybodyAndNobody, '/api/health/ready'),
  'POST /api/session': plain(everybodyAndNobody, '/api/session', { method: 'POST', body: {}, status: 400 }),
  'GET /api/session': plain(WHO.everybody, '/api/session'),
  'PATCH /api/session': plain(WHO.everybody, '/api/session', { method: 'PATCH', body: { zone: 'Europe/Zurich' } }),
  'DELETE /api/session': plain(WHO.everybody, '/api/session', { method: 'DELETE', status: 204, last: true }),
  'PATCH /api/session/password': plain(WHO.everybody, '/api/session/password', {
    method: 'PATCH',
    body: {},
    status: 400,
  }),
  'GET /api/session/sessions': plain(WHO.everybody, '/api/session/sessions'),
  'DELETE /api/session/sessions': plain(WHO.everybody, '/api/session/sessions', { method: 'DELETE', status: 204 }),
  'DELETE /api/session/sessions/{id}': plain(WHO.everybody, `/api/session/sessions/${NOBODY}`, {
    method: 'DELETE',
    status: 404,
  }),
  'POST /api/break-glass': plain(WHO.administrators, '/api/break-glass', { method: 'POST', body: {}, status: 400 }),
  'GET /api/users': plain(WHO.register, '/api/users?limit=200'),
  'POST /api/users': plain(WHO.administrators, '/api/users', { method: 'POST', body: {}, status: 400 }),
  'PATCH /api/users/{id}': plain(WHO.administrators, `/api/users/${NOBODY}`, {
    method: 'PATCH',
    body: { version: 1 },
    status: 404,
  }),
  'GET /api/offices': plain(WHO.register, '/api/offices?limit=200'),
  'POST /api/offices': plain(WHO.administrators, '/api/offices', { method: 'POST', body: {}, status: 400 }),
  'PATCH /api/offices/{id}': plain(WHO.administrators, `/api/offices/${NOBODY}`, {
    method: 'PATCH',
    body: { version: 1 },
    status: 404,
  }),
  'GET /api/offices/{id}/mandates': plain(WHO.register, `/api/offices/${NOBODY}/mandates`, { status: 404 }),
  'POST /api/offices/{id}/mandates': plain(WHO.administrators, `/api/offices/${NOBODY}/mandates`, {
    method: 'POST',
    body: {},
    status: 400,
  }),
  'PATCH /api/offices/{id}/mandates/{mandateId}': plain(
    WHO.administrators,
    `/api/offices/${NOBODY}/mandates/${NOBODY}`,
    { method: 'PATCH', body: { version: 1 }, status: 404 },
  ),
  'GET /api/status-summary': plain(WHO.register, '/api/status-summary'),
  'GET /api/status-changes': plain(WHO.register, '/api/status-changes?from=2020-01-01'),
  'GET /api/standings': plain(WHO.register, '/api/standings'),
  'GET /api/treaties': plain(WHO.register, '/api/treaties'),
  'GET /api/votes': plain(WHO.register, '/api/votes'),
  'GET /api/meetings': plain(WHO.register, '/api/meetings'),
  'GET /api/assignments': plain(WHO.internal, '/api/assignments'),
  'PUT /api/states/{iso3}/assignment': plain(WHO.assigners, '/api/states/TON/assignment', {
    method: 'PUT',
    body: {},
    status: 400,
  }),
  'DELETE /api/states/{iso3}/assignment': plain(WHO.assigners, '/api/states/TON/assignment', {
    method: 'DELETE',
    body: { version: 1 },
    status: 404,
  }),
};
