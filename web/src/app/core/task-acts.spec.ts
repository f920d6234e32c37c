import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { TaskView } from '@demarche/contracts/tasks';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Change, Changes } from './changes';
import { apiInterceptor } from './http/api-interceptor';
import { OverviewStore } from './overview-store';
import { TaskActs } from './task-acts';

const task = (id: string, version = 1) =>
  ({
    id,
    version,
    status: 'open',
    dueOn: '2026-11-24',
    label: 'internal',
    assignee: { user: null, office: { id: 'isu', name: 'ISU', shortName: 'ISU' } },
  }) as unknown as TaskView;

describe('TaskActs', () => {
  let acts: TaskActs;
  let http: HttpTestingController;
  let told: Change[];
  let reloads: number;

  beforeEach(() => {
    reloads = 0;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiInterceptor])),
        provideHttpClientTesting(),
        { provide: OverviewStore, useValue: { reload: () => (reloads += 1) } },
      ],
    });
    acts = TestBed.inject(TaskActs);
    http = TestBed.inject(HttpTestingController);
    told = [];
    TestBed.inject(Changes).all$.subscribe((change) => told.push(change));
  });
  const answer = async (url: string, body: object, status = 200) => {
    const call = http.expectOne(url);
    call.flush(body, { status, statusText: 'x' });
    await Promise.resolve();
    return call.request.body as Record<string, unknown>;
  };
  const statuses = () => told.map((change) => change.kind === 'task' && `${change.task.status} ${change.settled}`);

  it('shows a closed task at once, and as the server has it after', async () => {
    const act = acts.close([task('a')]);
    expect(statuses()).toEqual(['done false']);
    expect(acts.progress()).toEqual({ done: 0, of: 1 });
    expect(await answer('/api/tasks/a/close', { ...task('a', 2), status: 'done' })).toEqual({ version: 1 });
    const outcome = await act;
    expect([outcome.done.length, outcome.failed.length, reloads]).toEqual([1, 0, 1]);
    expect(statuses()).toEqual(['done false', 'done true']);
    expect(acts.progress()).toBeNull();
  });

  it('goes back with the version the server answered', async () => {
    const act = acts.close([task('a')]);
    await answer('/api/tasks/a/close', { ...task('a', 2), status: 'done' });
    const undone = (await act).undo();
    expect(statuses().at(-1)).toBe('open false');
    expect(await answer('/api/tasks/a/reopen', task('a', 3))).toEqual({ version: 2 });
    expect((await undone).done[0]?.version).toBe(3);
  });

  it('puts a task back that the server refused, and does the others', async () => {
    const act = acts.move([task('a'), task('b')], '2026-12-01');
    await answer('/api/tasks/a', { code: 'version.stale', title: 'x' }, 409);
    expect(await answer('/api/tasks/b', { ...task('b', 2), dueOn: '2026-12-01' })).toEqual({
      dueOn: '2026-12-01',
      version: 1,
    });
    const outcome = await act;
    expect(outcome.done.map(({ id }) => id)).toEqual(['b']);
    expect(outcome.failed.map(({ problem }) => problem.code)).toEqual(['version.stale']);
    expect(told.at(-1)).toMatchObject({ kind: 'task', task: { id: 'a', dueOn: '2026-11-24' }, settled: true });
    const undone = outcome.undo();
    expect(await answer('/api/tasks/b', task('b', 3))).toEqual({ dueOn: '2026-11-24', version: 2 });
    expect((await undone).done.map(({ id }) => id)).toEqual(['b']);
  });

  it('gives back to whom it was before: an office or a user', async () => {
    const user = { user: { id: 'u', name: 'U' }, office: null };
    const act = acts.assign([task('a')], { assigneeUserId: 'u' }, user);
    expect(await answer('/api/tasks/a/reassign', { ...task('a', 2), assignee: user })).toEqual({
      assigneeUserId: 'u',
      version: 1,
    });
    const undone = (await act).undo();
    expect(await answer('/api/tasks/a/reassign', task('a', 3))).toEqual({ assigneeOfficeId: 'isu', version: 2 });
    await undone;
  });

  it('gives the reason with a label, another one with its way back', async () => {
    const act = acts.label([task('a')], 'public', 'agreed', 'taken back');
    expect(await answer('/api/tasks/a', { ...task('a', 2), label: 'public' })).toEqual({
      label: 'public',
      labelReason: 'agreed',
      version: 1,
    });
    const undone = (await act).undo();
    expect(await answer('/api/tasks/a', task('a', 3))).toEqual({
      label: 'internal',
      labelReason: 'taken back',
      version: 2,
    });
    await undone;
  });

  it('tells of a task that was made, changed or taken away', async () => {
    const made = acts.create({ title: 'x', dueOn: '2026-12-01', assigneeUserId: 'u' });
    await answer('/api/tasks', task('n'));
    await made;
    const changed = acts.update('n', { version: 1, title: 'y' });
    await answer('/api/tasks/n', task('n', 2));
    await changed;
    const removed = acts.remove(task('n', 2));
    expect(await answer('/api/tasks/n', {})).toEqual({ version: 2 });
    await removed;
    expect(told.map(({ kind }) => kind)).toEqual(['task', 'task', 'task_removed']);
  });
});
