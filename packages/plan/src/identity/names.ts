/**
 * Words that are names and words that only look like them. The given names are common ones of many origins; they need not
 * be complete, because a name counts only beside something else: a result, a number, a date, more names.
 */

import { type Tokens, tokenAt } from './tokens.ts';

const set = (words: string) => new Set(words.trim().split(/\s+/));

const given = set(`
aaliyah aaron abby abdul abdullah abigail adam adrian ahmed aiden aisha alan alana alejandra alejandro alex alexa alexander
alexandra alexis ali alice alicia alina alisha allison alma alyssa amanda amara amari amelia amina amir amira amy ana anaya
andre andrea andres andrew angel angela angelica anika anita anna anthony antonio anya aria ariana arjun arthur asha asher
ashley aubrey audrey aurora austin ava avery ayaan ayanna bao beatriz bella ben benjamin bianca blake bradley brandon brayden
breanna brenda brian brianna brittany brooklyn bryan caleb camila cameron carla carlos carmen caroline carson carter cassandra
cecilia charles charlotte chidi chloe chris christian christina christopher claire clara cole connor cristina daisy dakota
dalia damian daniel daniela danielle darius darnell david deepak deja delilah demetrius derek deshawn destiny devin devon
diana diego dominic dylan ebony eduardo eli elena eli elias elijah elizabeth ella ellie emilia emiliano emily emma emmanuel eric
erica erik ernesto esperanza esther ethan eva evan evelyn ezra fatima fatou felipe fernando finn frances francisco gabriel
gabriela gavin genesis george giovanni grace gustavo hailey hakeem hana hannah harper hassan hawa hazel hector henry hudson
hugo hunter ian ibrahim imani ines ingrid isaac isabel isabella isaiah ivan jack jackson jacob jada jaden jalen jamal james
jamie jasmin jasmine jason javier jayden jaylen jazmin jenna jennifer jeremiah jeremy jesse jessica jesus jin joan joel john
jonah jonathan jordan jorge jose joseph joshua josiah juan juanita julia julian juliana justin kadeem kai kaitlyn karen karina
karla katherine kayla keisha kelsey kenji kevin keyshawn khadija khalil kiara kiran kofi kwame kyle kylie laila lakshmi lamar
latoya laura lauren layla leah leilani leo leon leticia levi lia liam liana lila lily lina linh logan lola london lorenzo louis
lourdes lucas lucia lucy luis luke luna lydia lyla mackenzie madeline madison makayla malachi malik manuel marcus maria mariah
mariam mariana marisol mark marlon marquis martin mary mason mateo matthew mauricio max maya mei melanie melissa mia micah
michael michelle miguel mila miles minh miranda mohamed mohammed monica morgan muhammad mustafa nadia naomi natalia natalie
nathan nathaniel nayeli neha nevaeh nia nicholas nicole nikhil nina noah noelle nora nour nyla olivia omar oscar owen pablo
paige pamela paola parker patricia patrick paul pedro penelope peter peyton phoebe precious priya quinn rachel rafael raj ramon
raquel raul rebecca reuben ricardo richard riley river robert roberto rosa rowan ruby ruth ryan sade sadie sam samantha samir
samuel sana santiago sara sarah savannah scarlett sean sebastian selena serena shanice shaniya sharon sierra simone skyler
sofia sonia sophia sophie stella stephanie stephen steven sunita sydney tamara tamika tanisha tariq tatiana taylor teresa
terrell theo thomas tiana tiffany timothy tomas trevon trinity trung tyler tyrone valentina valeria vanessa veronica victor
victoria vikram vivian wei wendy wesley will william willow wyatt ximena xavier yadira yahir yara yasmin yesenia yolanda yusuf
zachary zahra zainab zara zion zoe zoey zuri
`);

/** Words that begin with a capital in plans and are no one's family name. */
const noNames = set(`
a an and the of in on at by for from to with is are was has have had uses use says said thinks think finds find makes make
adds add buys buy runs run reads read writes write draws draw claims claim then who if when what how why where which his her
unit units lesson lessons task tasks standard standards grade grades quarter period periods minutes week weeks day days session
sessions group groups table tables team teams class block core exit ticket tickets warm up launch explore discuss synthesis
practice assessment assessments pre post formative summative benchmark test quiz check checks score scores mean median mode
range percent percents ratio ratios rate rates fraction fractions decimal decimals number numbers line lines double tape
diagram diagrams area model models plane graph graphs plot plots box dot equation equations expression expressions inequality
inequalities function functions proportional relationship relationships slope intercept point points angle angles triangle
triangles circle circles rectangle volume surface sample samples data set sets stand part parts step steps round rounds
representation representations strategy strategies misconception misconceptions question questions goal goals baseline target
target number talk number talks water ice party market school schools street avenue middle high elementary academy
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december spring summer fall autumn winter st nd rd th beginning approaching meets exceeds below basic proficient
advanced common pennsylvania state network program rit math mathematics algebra geometry statistics science english reading version
appendix page chapter section theorem lemma property law rule triangle's numbers' cups cup
`);

/** People of whom mathematics speaks. */
const famous = set(`
noether germain gauss euler pascal fermat euclid pythagoras descartes newton leibniz hypatia kovalevskaya ramanujan turing
lovelace johnson-katherine vaughan mirzakhani venn fibonacci archimedes cantor riemann hilbert galois bernoulli lagrange
eratosthenes khwarizmi khayyam banneker boole cauchy cardano diophantus escher mandelbrot nightingale agnesi somerville
`);
const famousGiven = new Map([
  ['katherine', 'johnson'],
  ['mary', 'jackson'],
  ['dorothy', 'vaughan'],
  ['benjamin', 'banneker'],
]);

/** Words that say that the names beside them are colleagues', or authors' of something. */
const staffCues = set(`
thanks thank by with author authors coach coaches teacher teachers teach taught colleague colleagues principal facilitator
facilitators planned co-planned coplanned led leads lead observed presented presenter ms mr mrs dr mx prof professor staff
contact mathematician mathematicians staffing interventionist specialist schools
`);
export const isStaffCue = (word: string): boolean => staffCues.has(word);

const capital = /^\p{Lu}/u;
const particles = set('de del la las los da di van von der den bin al el st ben le du dos');

/** True for a word that may be somebody's family name. */
function mayBeFamily(word: string): boolean {
  return capital.test(word) && word.length > 1 && !noNames.has(word.toLowerCase().replace(/'s$/, ''));
}

export interface NameAt {
  /** index of its last token */
  readonly to: number;
  /** given and family name, or given name and initial */
  readonly full: boolean;
  /** begins with a known given name */
  readonly known: boolean;
}

/** The name of a person that begins at this token; null where none does. `shapeOnly` takes any two capital words. */
export function nameAt(tokens: Tokens, at: number, shapeOnly = false): NameAt | null {
  const first = tokenAt(tokens, at);
  if (first.kind !== 'word' || !capital.test(first.text)) return null;
  const known = given.has(first.lower.replace(/'s$/, ''));
  if (!known && !(shapeOnly && mayBeFamily(first.text) && first.text.length > 2)) return lastFirst(tokens, at);
  const family = familyAt(tokens, at + 1, first.lower);
  if (family === null) return lastFirst(tokens, at) ?? (known ? { to: at, full: false, known } : null);
  return { to: family, full: true, known };
}

/** “Johnson, Maya”. */
function lastFirst(tokens: Tokens, at: number): NameAt | null {
  const [last, comma, first] = [tokenAt(tokens, at), tokenAt(tokens, at + 1), tokenAt(tokens, at + 2)];
  if (comma.text !== ',' || comma.gap || !capital.test(first.text) || !given.has(first.lower)) return null;
  // “Liam, Maya” are two given names in a row.
  if (!mayBeFamily(last.text) || given.has(last.lower) || famous.has(last.lower)) return null;
  const initial = tokenAt(tokens, at + 3);
  return { to: initial.kind === 'word' && initial.text.length === 1 ? at + 3 : at + 2, full: true, known: true };
}

/** Index of the last token of the family name, or of the initial, that begins here. */
function familyAt(tokens: Tokens, start: number, givenName: string): number | null {
  let at = start;
  let to: number | null = null;
  for (let parts = 0; parts < 4; parts++) {
    const token = tokenAt(tokens, at);
    if (token.kind !== 'word' || (parts === 0 && !token.gap)) break;
    const next = tokenAt(tokens, at + 1);
    if (particles.has(token.lower) && parts < 3 && (capital.test(next.text) || particles.has(next.lower))) {
      at += 1;
      continue;
    }
    const initial = token.text.length === 1 && capital.test(token.text) && token.text !== 'I' && token.text !== 'A';
    if (!initial && !mayBeFamily(token.text)) break;
    if (famous.has(token.lower) || famousGiven.get(givenName) === token.lower) return null;
    to = at;
    at += 1;
    if (initial && tokenAt(tokens, at).text === '.' && !tokenAt(tokens, at).gap) {
      to = at;
      at += 1;
    }
    // A double name: Garcia-Lopez.
    if (tokenAt(tokens, at).text === '-' && !tokenAt(tokens, at).gap && capital.test(tokenAt(tokens, at + 1).text))
      at += 1;
  }
  return to;
}
