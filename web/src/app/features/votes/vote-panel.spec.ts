import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from 'vitest';
import { provideWords } from '../../core/i18n/base-words';
import { VotePanel } from './vote-panel';
import { quarantinedVote, voteView } from './votes.fixtures';
import { VotesStore } from './votes-store';

describe('the panel beside the matrix', () => {
  it('says of a roll call in quarantine what is missing where its vote is not recorded', () => {
    const quarantined = signal([
      quarantinedVote(2022),
      { ...quarantinedVote(2023), year: null, reason: 'no such vote' },
    ]);
    const none = signal([]);
    const store = { quarantined, before: signal(null), changes: none, notPartyYes: none };
    TestBed.configureTestingModule({
      providers: [provideWords(), provideRouter([]), { provide: VotesStore, useValue: store }],
    });
    const fixture = TestBed.createComponent(VotePanel);
    fixture.componentRef.setInput('vote', voteView(2021));
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const told = [...element.querySelectorAll('p.muted')].map((line) => line.textContent.replace(/\s+/g, ' ').trim());
    expect(told).toEqual(['2022 A/RES/2022: One source.', 'A/RES/2023: votes.noSuchVote']);
  });
});
