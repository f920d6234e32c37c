/** A mail folded: what its sender says, and the thread that the mail program put below. */
export interface FoldedMail {
  said: string;
  /** Empty where nothing is quoted. */
  quoted: string;
}

/**
 * Where the quoted thread begins, in the words of the mail programs: the line before a quotation ("On … wrote:"), in the
 * languages our correspondents write. Each stands alone on its line, or runs over two.
 */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^on\s.{6,200}\swrote\s*:$/i, // English
  /^le\s.{6,200}\sa\s+écrit\s*:$/i, // French
  /^el\s.{6,200}\s(escribió|ha escrito)\s*:$/i, // Spanish
  /^(em|a|no dia)\s.{6,200}\s(escreveu|a escrit)\s*:$/i, // Portuguese, Catalan
  /^am\s.{6,200}\sschrieb(\s.{1,150})?\s*:$/i, // German
  /^(il giorno|il)\s.{6,200}\sha scritto\s*:$/i, // Italian
  /^op\s.{6,200}\s(schreef|heeft)(\s.{1,150})?\s*:$/i, // Dutch
  /^(den|på)\s.{6,200}\s(skrev|følgende)(\s.{1,150})?\s*:$/i, // Danish, Norwegian, Swedish
  /^(dnia|w dniu)\s.{6,200}\s(napisał|pisze|napisał\(a\))(\s.{1,150})?\s*:$/i, // Polish
  /^.{6,200}\s(написал|написала|написал\(а\)|пишет|писал|писав|пише)\s*:$/i, // Russian, Ukrainian
  /^.{6,200}\sтарихинде\s.{1,200}\sжазды\s*:$/i, // Kazakh, Kyrgyz
  /^.{6,200}\s(tarihinde|yazdı)(\s.{1,150})?\s*:$/i, // Turkish
  /^(في|بتاريخ).{6,200}(كتب|كتبت|كتبه)(.{0,150})?\s*[:：]$/, // Arabic
  /^.{4,200}(写道|寫道|写到|來信)\s*[:：]$/, // Chinese
  /^.{4,200}(のメール|書きました|のメッセージ)\s*[:：]$/, // Japanese
  /^.{4,200}(작성|씀)\s*[:：]$/, // Korean
];

/** The first line of the block that Outlook and its kin put above what they quote, and what must stand in the lines below. */
const FROM = /^\*?(from|de|von|da|van|fra|från|od|от|від|من|发件人|寄件者|差出人|보낸 사람)\s*\*?\s*[:：]/i;
const SENT =
  /^\*?(sent|date|envoyé|enviado( el)?|fecha|gesendet|datum|data|inviato|verzonden|sendt|skickat|wysłano|отправлено|дата|надіслано|أرسل|تم الإرسال|التاريخ|发送时间|日期|寄件日期|送信日時|보낸 날짜)\s*\*?\s*[:：]/i;
const TO =
  /^\*?(to|à|a|para|an|per|naar|aan|til|till|do|кому|إلى|收件人|宛先|받는 사람|subject|objet|asunto|assunto|betreff|oggetto|onderwerp|emne|ämne|temat|тема|الموضوع|主题|主旨|件名|제목)\s*\*?\s*[:：]/i;

const DIVIDERS: readonly RegExp[] = [
  /^-{2,}\s*(original message|message d'origine|message d’origine|mensaje original|mensagem original|ursprüngliche nachricht|originalnachricht|messaggio originale|oorspronkelijk bericht|исходное сообщение|пересылаемое сообщение|forwarded message|message transféré|mensaje reenviado|weitergeleitete nachricht|الرسالة الأصلية|原始邮件|原始郵件|转发的邮件)\s*-{2,}$/i,
  /^(begin forwarded message|début du message réexpédié|inicio del mensaje reenviado|anfang der weitergeleiteten nachricht)\s*:$/i,
  /^_{20,}$/,
];

/**
 * Folds the quoted thread. What is quoted in between and answered line by line is not a thread below: it stays, for the
 * answer makes no sense without it. Reads each line a few times at most, however long the mail is.
 */
export function foldMail(text: string): FoldedMail {
  const written = text.split('\n');
  const lines = written.map(plain);
  const marked = beginOfMarked(lines);
  const at = lines.findIndex((_, i) => beginsThread(lines, i, marked));
  if (at < 0) return { said: text.trim(), quoted: '' };
  const said = written.slice(0, at).join('\n').trim();
  const quoted = written.slice(at).join('\n').trim();
  // A mail that is nothing but a thread was handed on: folding it would leave nothing to read.
  return said === '' ? { said: quoted, quoted: '' } : { said, quoted };
}

/** `marked`: where the lines marked with `>` begin after which the sender says nothing more. */
function beginsThread(lines: readonly string[], i: number, marked: number): boolean {
  const line = lines[i] ?? '';
  if (line === '') return false;
  if (i === marked || isDivider(lines, i) || isHeaderBlock(lines, i)) return true;
  if (!isAttribution(line) && !isAttribution(`${line} ${lines[i + 1] ?? ''}`)) return false;
  const quotes = lines.findIndex((below, at) => at > i && at <= i + 4 && isMarked(below));
  // Without marks nobody can tell whose lines those below are: they are the thread.
  return quotes < 0 || quotes >= marked;
}

/** Where the marked lines at the end begin, before a signature; past the end where there are none. */
function beginOfMarked(lines: readonly string[]): number {
  const last = lines.findLastIndex(isMarked);
  const signature = lines.findIndex((line, i) => i > last && line === '--');
  const below = lines.slice(last + 1, signature < 0 ? undefined : signature);
  if (last < 0 || below.some((line) => line !== '')) return lines.length;
  const before = lines.findLastIndex((line, i) => i < last && line !== '' && !isMarked(line));
  return lines.findIndex((line, i) => i > before && isMarked(line));
}

const isMarked = (line: string): boolean => line.startsWith('>');

function isDivider(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  if (line.length > 200 || !DIVIDERS.some((divider) => divider.test(line))) return false;
  // A line of underscores is a divider where the block of a mail follows, else a line that somebody drew.
  return !line.startsWith('_') || [1, 2, 3].some((below) => isHeaderBlock(lines, i + below));
}

function isAttribution(line: string): boolean {
  return line.length <= 500 && ATTRIBUTIONS.some((attribution) => attribution.test(line));
}

function isHeaderBlock(lines: readonly string[], i: number): boolean {
  if (!FROM.test(lines[i] ?? '')) return false;
  const below = lines.slice(i + 1, i + 8);
  return below.some((line) => SENT.test(line)) && below.some((line) => TO.test(line));
}

/** Without the marks that show nothing: mail programs write them around foreign scripts. */
function plain(line: string): string {
  return line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();
}
