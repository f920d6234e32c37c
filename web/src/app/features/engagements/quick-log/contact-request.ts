import type { CreateEngagementRequest } from '@demarche/contracts/engagements';
import type { IsoDate } from '@demarche/domain/dates';
import type { EngagementStatus } from '@demarche/domain/engagement';
import type { ContactDraft } from './contact-draft';

/** A contact in the future is planned; today's and earlier ones were held. */
export function statusOf(on: string, today: IsoDate): Exclude<EngagementStatus, 'cancelled'> {
  return on > today ? 'planned' : 'held';
}

/** The request for a complete draft. `followUpTitle` stands in where the person gave the task no title. */
export function toRequest(draft: ContactDraft, today: IsoDate, followUpTitle: string): CreateEngagementRequest {
  const request: CreateEngagementRequest = {
    kind: draft.kind,
    status: statusOf(draft.on, today),
    on: draft.on,
    states: [...draft.states],
    summary: draft.note.trim() || null,
    label: draft.label,
    caveats: [...draft.caveats],
  };
  if (draft.time) Object.assign(request, { time: draft.time, zone: draft.zone });
  if (draft.place.trim()) request.place = draft.place.trim();
  if (draft.people.length > 0) {
    request.peopleMet = draft.people.map(({ personId, postId }) => ({ personId, postId }));
  }
  if (draft.files.length > 0) request.attachmentIds = draft.files.map(({ id }) => id);
  if (draft.label === 'restricted' || draft.caveats.length > 0) {
    request.access = { userIds: draft.users.map(({ id }) => id), officeIds: draft.offices.map(({ id }) => id) };
  }
  if (draft.followUp && draft.followUpFor) {
    const { kind, id } = draft.followUpFor;
    request.followUp = {
      title: draft.followUpTitle.trim() || followUpTitle,
      dueOn: draft.followUpDue,
      ...(kind === 'user' ? { assigneeUserId: id } : { assigneeOfficeId: id }),
    };
  }
  return request;
}
