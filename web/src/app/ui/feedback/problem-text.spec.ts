import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { beforeEach, describe, expect, it } from 'vitest';
import { provideWords } from '../../core/i18n/base-words';
import { problemText } from './problem-text';

describe('a problem in words', () => {
  let transloco: TranslocoService;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    transloco = TestBed.inject(TranslocoService);
  });
  const say = (problem: Parameters<typeof problemText>[1]) => problemText(transloco, problem);

  it('goes by the code first', () =>
    expect(say({ code: 'version.stale', status: 409, detail: 'x' }).happened).toBe(
      'Somebody changed this in the meantime.',
    ));
  it('then takes what the server says', () => {
    const text = say({ code: 'task.closed', status: 409, detail: 'The task is closed.' });
    expect(text.happened).toBe('The task is closed.');
    expect(text.next).toBe('Load it again and look at both.');
  });
  it('never shows what a failing server says about its inside', () =>
    expect(say({ code: 'http.500', status: 500, detail: 'relation "task" does not exist' }).happened).toBe(
      'The server could not answer just now.',
    ));
  it('knows the server that did not answer', () =>
    expect(say({ code: 'unreachable', status: 0, detail: '' }).happened).toBe('The server did not answer.'));
  it('has words for what nobody foresaw', () => {
    expect(say(new Error('boom')).happened).toBe('Something went wrong that was not foreseen.');
    expect(say(null).next).not.toBe('');
  });
});
