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
zachary zahra zainab zara zion zoe zoey zuri ada adele adriana agnes alba albert alberto alfonso alfredo alisa amal amar anastasia anders angelo angie anja annie
anton antonia anya april armando arnold arturo aurelia ayesha ayla barbara beatrice ben benicio bernardo bessie beth
betty bobby bonnie boris brad bradford brady brendan brent bridget bruno bryce calvin camilla candice carl carla carolina
carrie cary casey cathy cesar chad chase chelsea cheryl christine cindy clarence claudia clyde colin corey craig curtis
cynthia dale dana danny daphne darren dave dawn dayana deborah debra delia dennis derrick desiree diane dmitri dolores
don donald donna doris dorothy doug douglas duane dwayne earl edgar edith edna edward edwin eileen elaine eleanor elisa ellen
elliot elsa emanuel emile enrique erin ernest ernesto eugene eunice fabian faith federico fiona florence floyd frank franklin
fred freddie frederick gail gary geoffrey georgia gerald gerardo gilbert gina gladys glenn gloria gordon greg gregory greta
guadalupe guillermo gwen hank harold harry harvey heather heidi helen helena herbert herman hilda holly horace howard hubert
ida igor ilana irene iris irma isabelle ismael israel ivan ivy jackie jaime jake jan jane janet janice jared jasper jay
jean jeanette jeff jeffrey jerome jerry jill jim jimena jimmy jo joanna johanna johnny jon josephine joy joyce judith judy
julie julio june kamala kara karl kate kathleen kathryn kathy katie keith kelly ken kendra kenneth kenny kenya kerry kim
kimberly kristen kristin kristina kurt lana lance larry latisha lauri lawrence lee lena lenora leonard leonardo leroy
leslie lewis lillian linda lisa lloyd loretta lorraine louise lucille lucinda lukas luther lynn mabel maddie malia mandy
manuela marc marcel marcia margaret margarita marie marina mario marissa marjorie marla marlene marsha marta martha marvin
matilda mattie maureen maurice mavis maxine megan mercedes mike mildred milton misty mitchell moses myra nadine nancy nasir
natasha ned neil nelson nick nikki nikolai nora norma norman ollie omari ophelia orlando oswaldo otis pam patty paula paulina
pearl peggy perry phil philip phillip phyllis preston priscilla rafaela ralph ramona randall randy rashad ray raymond regina
rene ricky rita rodney rodolfo roger roland ron ronald ronnie rosalind rosario rosemary rosie ross roxanne roy rudy rufus
russell sabrina sally salma salvador sandra sandy santos saul scott serge sergio seth shane shanna shannon sharif shaun
shawn sheila shelby sherry shirley sidney silvia sonja spencer stacey stacy stan stanley stefan stephan steve stewart sue
susan suzanne sylvia tabitha tammy tania tanya tara ted teddy terence terri terrance terry tessa thelma theodore tia tina
toby todd tom tommy toni tony tonya tracy travis trent tricia troy ulises uma ursula valerie vance vera vernon vicki vicky
vince vincent viola violet virginia vladimir wade wallace walter wanda warren wayne wilfred willie wilma winston yasir
yvette yvonne zack zaire zane zelda zena zoya
abel adaeze aditi adwoa agnieszka ahmad aileen aino akira aleksander alejandra alessandro alessia alfie alhassan amadou amani amita anais
anand anders andrei anjali ankit annika anouk aoife arash arda arlo arnav aroha asif aspen astrid aya ayumi azra babak bashir bastian
birgit bjorn blessing bogdan bryn callum cheng chiara chinedu ciara clement cosmo dafne dalton damilola danica darya deja delphine
devi dimitri divya dmitry ebele eero eitan ekaterina elif elin eloise emeka emir enzo esme esra fabio farah farid fatou femi filip
finley fiorella franco freya gaia ganesh gita goran gwyneth habib haruka hamid hamza hani hanif harun hiroshi hussein ibrahima idris
ifeoma ilya imran ines ingrid isla itzel jabari jacek jafar jamila jannik jarek joao johan jomo jonas juma kamal kamil karim kasper
katya kavya keiko khadijah khaled kian kiana klara kofi kwesi laszlo leif liv ludovica luca luka mahmoud maia maja malak manoj marek
mariama marisela marko matteo meera mehmet mikael milan mina mira mirela mohammad mukesh musa nabil naima nanako naveen nazia nikola
nils nisha njeri nkechi nuria oksana olga oluwaseun orla osman otto padma panos parisa pavel petra pia piotr pooja rahul rajesh
rania rasheed ravi reza rin rohan roisin roxana saanvi sahana sakura salim sandeep sanjay saoirse sejal selma shreya siddharth sigrid
simon siobhan sione sora stefano sunil suresh svetlana takumi tamar tariku tenzin thandiwe thu tomasz trang tuan uche vanya veer
vikas viktor wafa wanjiru xiomara yannick yaw yohannes yuki yuna yuto zainabu zeynep zofia zsofia
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
north south east west new old york jersey carolina dakota hampshire mexico rhode island islands virginia city town county lake
river mount mountain ocean bridge tower united states america puerto rico san santa los las fort saint national museum
library university college institute company center ap ib pssa sat act usa stem ell iep mtss rti cra dok answer key total
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
  return (
    capital.test(word) &&
    word.length > 1 &&
    !/^\p{Lu}{2,3}$/u.test(word) &&
    !noNames.has(word.toLowerCase().replace(/'s$/, ''))
  );
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
