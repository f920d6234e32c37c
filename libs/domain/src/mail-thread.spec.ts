import { describe, expect, it } from 'vitest';
import { foldMail } from './mail-thread.js';

const OLD = ['> The Convention was opened for signature.', '> With compliments'].join('\n');

describe('a folded mail', () => {
  it.each([
    'On Wed, 18 Nov 2026 at 10:00, ISU <isu@example.org> wrote:',
    'On 18 November 2026 at 10:00, Implementation Support Unit of the Convention\n<isu@example.org> wrote:',
    'Le mer. 18 nov. 2026 à 10:00, ISU <isu@example.org> a écrit :',
    'El mié, 18 nov 2026 a las 10:00, ISU (<isu@example.org>) escribió:',
    'Em qua., 18 de nov. de 2026 às 10:00, ISU <isu@example.org> escreveu:',
    'Am Mi., 18. Nov. 2026 um 10:00 Uhr schrieb ISU <isu@example.org>:',
    'Il giorno mer 18 nov 2026 alle ore 10:00 ISU <isu@example.org> ha scritto:',
    'Op wo 18 nov 2026 om 10:00 schreef ISU <isu@example.org>:',
    'Den ons. 18. nov. 2026 kl. 10.00 skrev ISU <isu@example.org>:',
    'ср, 18 нояб. 2026 г. в 10:00, ISU <isu@example.org> написал(а):',
    '18 نوفمبر 2026، الساعة 10:00، كتب ISU:'.replace(/^/, 'في '),
    'ISU <isu@example.org> 于2026年11月18日周三 10:00写道：',
    '-----Original Message-----',
    '-----Message d’origine-----',
    '-----Mensaje original-----',
    '---------- Forwarded message ----------',
    'From: ISU <isu@example.org>\nSent: Wednesday, 18 November 2026\nTo: Mission\nSubject: Accession',
    'De : ISU <isu@example.org>\nEnvoyé : mercredi 18 novembre 2026\nÀ : Mission\nObjet : Adhésion',
    'De: ISU <isu@example.org>\nEnviado el: miércoles 18\nPara: Misión\nAsunto: Adhesión',
    'Von: ISU\nGesendet: Mittwoch\nAn: Mission\nBetreff: Beitritt',
    'От: ISU\nОтправлено: среда\nКому: Mission\nТема: Письмо',
    'من: ISU\nأرسل: الأربعاء\nإلى: Mission\nالموضوع: رسالة',
    '发件人: ISU\n发送时间: 2026年11月18日\n收件人: Mission\n主题: 信',
    '________________________________\nFrom: ISU\nDate: Wednesday\nTo: Mission',
  ])('says what stands above %j', (line) => {
    const unmarked = line.includes(':\n') || line.startsWith('-') || line.includes('\n');
    const below = unmarked ? OLD.replaceAll('> ', '') : OLD;
    expect(foldMail(`Dear colleagues,\n\nwe agree.\n\n${line}\n${below}`)).toEqual({
      said: 'Dear colleagues,\n\nwe agree.',
      quoted: `${line}\n${below}`,
    });
  });

  it('keeps what is answered line by line', () => {
    const text = `On 18 November 2026, ISU wrote:\n> When will you ratify?\n\nIn March.\n\n> And report?\n\nIn May.`;
    expect(foldMail(text)).toEqual({ said: text, quoted: '' });
  });

  it('folds marked lines that nothing announces, and leaves the signature with them', () => {
    expect(foldMail(`We agree.\n${OLD}\n\n--\nThe Mission`)).toEqual({
      said: 'We agree.',
      quoted: `${OLD}\n\n--\nThe Mission`,
    });
  });

  it('keeps a mail that is nothing but a thread handed on', () => {
    const text = `---------- Forwarded message ----------\n${OLD}`;
    expect(foldMail(text)).toEqual({ said: text, quoted: '' });
  });

  it.each([
    'We wrote:\nyes',
    'From: Geneva with love',
    'On Monday we met.',
    '________________________________\nThe Mission',
    '',
  ])('folds nothing of %j', (text) => {
    expect(foldMail(`Dear colleagues,\n${text}`).quoted).toBe('');
  });

  it('looks at a very long mail once', () => {
    const long = `${'> x\n'.repeat(50_000)}y`;
    expect(foldMail(long).quoted).toBe('');
    expect(foldMail('On a:\n'.repeat(50_000)).quoted).toBe('');
  });
});
