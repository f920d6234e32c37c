import type { IsoDate } from '@demarche/domain/dates';
import { entryIntoForce, treatyInForceOn } from '@demarche/domain/entry-into-force';
import { canBeSignedOn } from '@demarche/domain/treaty-acts';
import type { TreatyRules } from '@demarche/domain/treaty-rules';
import { CONSENT_FORMS, type ActKind, type ConsentForm } from '@demarche/domain/treaty-terms';
import type { PackFolder } from '@demarche/packs/pack-folder';
import { CsvFile } from './csv-file.js';
import { RowError, type CsvRow } from './csv-row.js';

/** What a pack says a State did under a treaty. */
export interface PackAct {
  packKey: string;
  iso3: string;
  kind: ActKind;
  on: IsoDate;
  form: ConsentForm | null;
  effectiveOn: IsoDate | null;
  source: string;
}

/** One row of the table of participants. */
export interface ParticipantRow {
  line: number;
  iso3: string;
  /** The how-manieth row of its State: a State that came back has two. */
  life: number;
  signed: IsoDate | null;
  deposited: IsoDate | null;
  form: ConsentForm | null;
  provisional: IsoDate | null;
  inForce: IsoDate | null;
  notified: IsoDate | null;
  left: IsoDate | null;
  asOf: IsoDate;
  source: string;
}

const COLUMNS =
  'iso3 treaty signature_date consent_date consent_type provisional_application_date entry_into_force withdrawal_notified withdrawal_effective as_of source'.split(
    ' ',
  );

/** A file of participants of several treaties, by treaty code, not yet held against their rules. */
export async function readParticipants(
  folder: PackFolder,
  fileName: string,
  codes: readonly string[],
  known: ReadonlySet<string>,
  today: IsoDate,
): Promise<{ file: CsvFile; byCode: Map<string, ParticipantRow[]> }> {
  const file = await CsvFile.read(folder, fileName, COLUMNS);
  const byCode = new Map<string, ParticipantRow[]>(codes.map((code) => [code, []]));
  const lives = new Map<string, number>();
  file.map((row) => {
    const code = row.oneOf('treaty', codes);
    const iso3 = row.iso3('iso3', known);
    // A rejected row counts: what is recorded of a State's second life must not be taken for its first.
    const life = (lives.get(`${code}/${iso3}`) ?? 0) + 1;
    lives.set(`${code}/${iso3}`, life);
    const participants = byCode.get(code) ?? [];
    const record = { ...readRow(row, iso3, today), life };
    demandNewLife(
      participants.findLast((earlier) => earlier.iso3 === iso3),
      record,
    );
    participants.push(record);
  });
  return { file, byCode };
}

function readRow(row: CsvRow, iso3: string, today: IsoDate): Omit<ParticipantRow, 'life'> {
  const record = {
    line: row.line,
    iso3,
    signed: row.optionalDay('signature_date'),
    deposited: row.optionalDay('consent_date'),
    form: row.optional('consent_type') === null ? null : row.oneOf('consent_type', CONSENT_FORMS),
    provisional: row.optionalDay('provisional_application_date'),
    inForce: row.optionalDay('entry_into_force'),
    notified: row.optionalDay('withdrawal_notified'),
    left: row.optionalDay('withdrawal_effective'),
    asOf: row.day('as_of'),
    source: row.text('source'),
  };
  const { signed, deposited, form, provisional, inForce, notified, left, asOf } = record;
  const demand = (holds: boolean, reason: string): void => {
    if (!holds) throw new RowError(reason);
  };
  demand(asOf <= today, `as_of lies in the future: ${asOf}`);
  demand(signed !== null || deposited !== null || provisional !== null, 'no act: neither signature nor deposit');
  demand((deposited === null) === (form === null), 'consent_date and consent_type need each other');
  for (const day of [signed, deposited, provisional, notified]) {
    demand(day === null || day <= asOf, `an act of ${day} is later than the data, which are of ${asOf}`);
  }
  demand(signed === null || deposited === null || signed <= deposited, 'deposited before it was signed');
  demand(inForce === null || (deposited !== null && inForce >= deposited), 'in force before a deposit');
  demand(notified === null || (deposited !== null && notified >= deposited), 'withdrawal notified before a deposit');
  demand(left === null || (deposited !== null && left >= (notified ?? deposited)), 'withdrawn before its notice');
  return record;
}

/** A State stands in the table once, and again only where it came back after it had left. */
function demandNewLife(earlier: ParticipantRow | undefined, record: ParticipantRow): void {
  if (earlier === undefined) return;
  const left = earlier.left ?? earlier.notified;
  if (left === null || record.deposited === null || record.deposited <= left) {
    throw new RowError(`the same key as line ${earlier.line}`);
  }
}

/** The acts of a treaty's participants, held against its rules; `reject` hears of rows that break them. */
export function actsOf(
  rows: readonly ParticipantRow[],
  rules: TreatyRules,
  reject: (line: number, reason: string) => void,
): { acts: PackAct[]; inForceOn: IsoDate | null; knownTo: IsoDate | null } {
  const rule = rules.entryIntoForce;
  const inForceOn = rule && treatyInForceOn(rule, firstDeposits(rows));
  const acts = rows.flatMap((row) => {
    const reason = breach(row, rules, inForceOn);
    if (reason !== null) {
      reject(row.line, reason);
      return [];
    }
    // The table may tell a day that the rule gives as well: only a day that differs overrides the rule.
    const derived = rule && row.deposited && entryIntoForce(row.deposited, rule, inForceOn);
    const act = (kind: ActKind, on: IsoDate | null, more: Partial<PackAct> = {}): PackAct[] =>
      on === null
        ? []
        : [
            {
              packKey: `${row.iso3}/${row.life}/${kind}`,
              iso3: row.iso3,
              kind,
              on,
              form: null,
              effectiveOn: null,
              source: row.source,
              ...more,
            },
          ];
    return [
      ...act('signature', row.signed),
      ...act('deposit', row.deposited, { form: row.form, effectiveOn: row.inForce === derived ? null : row.inForce }),
      ...act('provisional_application', row.provisional),
      ...act('withdrawal_notice', row.notified, { effectiveOn: row.left }),
      // What was still to come on the day of the data is no act yet: then the notice alone says when it takes effect.
      ...act('withdrawal', row.left !== null && (row.left <= row.asOf || row.notified === null) ? row.left : null),
    ];
  });
  return {
    acts,
    inForceOn,
    knownTo:
      rows
        .map(({ asOf }) => asOf)
        .sort()
        .at(-1) ?? null,
  };
}

function firstDeposits(rows: readonly ParticipantRow[]): IsoDate[] {
  const first = new Map<string, IsoDate>();
  for (const { iso3, deposited } of rows) if (deposited !== null && !first.has(iso3)) first.set(iso3, deposited);
  return [...first.values()];
}

function breach(row: ParticipantRow, rules: TreatyRules, inForceOn: IsoDate | null): string | null {
  if (row.signed !== null && !canBeSignedOn(row.signed, rules.openedOn, rules.signing, inForceOn)) {
    return `the treaty could not be signed on ${row.signed}`;
  }
  const first = [row.deposited, row.provisional].filter((day) => day !== null).sort()[0];
  if (rules.openedOn !== null && first !== undefined && first < rules.openedOn) {
    return `an act of ${first} is older than the treaty, which was opened on ${rules.openedOn}`;
  }
  return null;
}
