/**
 * What nearly every page draws comes with the first script, in one piece. On its own each of these is a file of five
 * hundred bytes, half of them for being a file: ten kilobytes less until a page stands.
 */
import '../core/changes';
import '../core/drafts';
import '../core/http/last-good';
import '../core/http/pages';
import '../core/http/reload-when-back';
import '../core/i18n/words';
import '../core/live/reload-when-told';
import '../core/state-index';
import '../ui/dates/date';
import '../ui/feedback/bones';
import '../ui/feedback/empty';
import '../ui/feedback/failed';
import '../ui/feedback/problem-text';
import '../ui/feedback/record-bones';
import '../ui/forms/segments';
import '../ui/tables/more';
import '../ui/terms/label';
import '../ui/terms/person';
import '../ui/terms/state-link';
