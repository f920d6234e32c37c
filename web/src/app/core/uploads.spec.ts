import { HttpEventType, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiInterceptor } from './http/api-interceptor';
import { Uploads } from './uploads';

const file = (name: string, size = 3) => {
  const made = new File(['abc'], name, { type: 'application/pdf' });
  Object.defineProperty(made, 'size', { value: size });
  return made;
};
const view = (id: string, name: string) => ({ id, name, mediaType: 'application/pdf', size: 3, version: 1 });

describe('Uploads', () => {
  let uploads: Uploads;
  let http: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [Uploads, provideHttpClient(withInterceptors([apiInterceptor])), provideHttpClientTesting()],
    });
    uploads = TestBed.inject(Uploads);
    http = TestBed.inject(HttpTestingController);
  });
  const states = () => uploads.items().map(({ name, state }) => `${name} ${state}`);
  const sent = () => http.expectOne('/api/files');

  it('sends one after the other, tells how far each is, and keeps what the server calls it', () => {
    uploads.add([file('a.pdf'), file('b.pdf')]);
    const first = sent();
    expect(states()).toEqual(['a.pdf sending', 'b.pdf waiting']);
    expect((first.request.body as FormData).get('file')).toMatchObject({ name: 'a.pdf' });
    first.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 4 });
    expect(uploads.items()[0]?.sent).toBe(0.25);
    first.flush(view('1', 'a (1).pdf'));
    expect(states()).toEqual(['a (1).pdf kept', 'b.pdf sending']);
    expect([uploads.busy(), uploads.ids()]).toEqual([true, ['1']]);
    sent().flush(view('2', 'b.pdf'));
    expect([uploads.busy(), uploads.ids()]).toEqual([false, ['1', '2']]);
  });

  it('says of one what was wrong with it, goes on with the next, and tries again when told', () => {
    uploads.add([file('a.pdf'), file('b.pdf')]);
    const problem = { code: 'file.infected', detail: 'It holds a virus.', status: 422 };
    sent().flush(problem, { status: 422, statusText: 'x' });
    expect(uploads.items()[0]).toMatchObject({ state: 'failed', problem: { code: 'file.infected' } });
    sent().flush(view('2', 'b.pdf'));
    uploads.retry('new-1');
    sent().flush(view('1', 'a.pdf'));
    expect(uploads.ids()).toEqual(['1', '2']);
  });

  it('sends nothing that is too large or empty', () => {
    uploads.add([file('big.pdf', 20 * 1024 * 1024 + 1), file('nothing.pdf', 0)]);
    http.expectNone('/api/files');
    expect(uploads.items().map(({ problem }) => problem?.code)).toEqual(['file.too_large', 'file.empty']);
    expect(uploads.busy()).toBe(false);
  });

  it('takes one away that is on its way, and the next is sent', () => {
    uploads.add([file('a.pdf'), file('b.pdf')]);
    const first = sent();
    uploads.remove('new-1');
    expect(first.cancelled).toBe(true);
    sent().flush(view('2', 'b.pdf'));
    expect(states()).toEqual(['b.pdf kept']);
  });

  it('takes back a file that no record has, and brings it back by sending it again', () => {
    uploads.add([file('a.pdf')]);
    sent().flush(view('1', 'a.pdf'));
    const undo = uploads.remove('new-1');
    const taken = http.expectOne('/api/files/1');
    expect([taken.request.method, taken.request.body, uploads.ids()]).toEqual(['DELETE', { version: 1 }, []]);
    undo();
    sent().flush(view('2', 'a.pdf'));
    expect(uploads.ids()).toEqual(['2']);
  });

  it('leaves alone what hangs on a record: that is told to do without it when it is saved', () => {
    uploads.begin([view('1', 'a.pdf'), view('2', 'b.pdf')]);
    const undo = uploads.remove('1');
    http.expectNone('/api/files/1');
    expect(uploads.ids()).toEqual(['2']);
    undo();
    expect(uploads.ids()).toEqual(['1', '2']);
  });
});
