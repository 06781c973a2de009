/**
 * Sentences and short lists as they end up in plans although they must not: each holds at least one structured identifier of
 * an invented student. ⏎ stands for a new line. All people, numbers and addresses are made up.
 */

const emails = `
Send the revised exit ticket to maya.johnson@students.maplestreet.k12.pa.us tonight.
Contact: ljchen27@stu.riverside.edu
He works best by chat, druiz2031@gmail.com.
mjohnson@k12school.org needs the large-print copy.
Group folder shared with zoe.park@lincolnacademy.net and two others.
E-mail the parent at tanisha.brown84@yahoo.com about the support block.
Home language Spanish, mother's address is rosa_mendez@hotmail.com.
Student account: 104882@philasd.org
Ask 2029.kwame.o@school-mail.org for his notebook.
maya.j [at] students [dot] org wrote the best argument.
Copy o'brien.sean@district.us on the plan.
Her login is a.b.c+math@students.example-district.org.
The recording was sent by liam-chen@st.k12.nj.us.
Notes from the call are with guardian_ortiz@outlook.com.
Logins: amir.h@stu.org, bella.s@stu.org, caleb.t@stu.org
Reply to (nadia.k@learners.school.pa.us) before Friday.
Password resets for user 7hernandez@mapleschool.edu only.
"x.yadira@students.net" can share her screen in lesson 3.
Sign up: elijah.w @ students.k12.pa.us
Her mother (jasmine.lee@verizon.net) asked for the extra practice.
Für Rückfragen: noah.b@schueler.de
Reach him under tariq.r(at)pupils.org after the quiz.
Shared drive owner is STU.MILES.T@RIVERSIDE.ORG
mailto:hana.sato@students.city.edu
Grade 6 chat: diego@my-school.co
`;

const phones = `
Call home at 215-555-0142 before the retest.
Mother: (267) 555-0199, prefers evenings.
Phone 610.555.0173 for the grandmother.
His dad's cell is 484 555 0116.
Text her guardian, +1 215 555 0187, when the group starts.
Emergency contact 7175550133 home.
Reach Maya's aunt under 1-570-555-0124.
Tel. 555-0142 after five.
Parent phone: 8145550155
Mobile (724)555-0168 on file.
Notes: cell 412-555-0109; works nights.
Family moved; new number 223.555.0150.
Grandmother +44 20 7946 0958 for the winter.
Call 267-555-0121 ext. 4 if he misses two sessions.
The uncle can be reached on 610-555-0147.
home 215 555 0166
Guardian's WhatsApp is +52 55 5555 0199.
Contact number: 878-555-0112
Please phone 717-555-0171 on Mondays.
Her mom texts from 445-555-0138, not from school mail.
Dial (570) 555-0193 for the interpreter at home.
Ms. Ortiz noted 814-555-0102 as the foster family.
ph 215.555.0108
Stepfather, phone (445) 555.0177
mobile: 1-717-555-0119
`;

const numbers = `
Student ID 1048823 sits out the warm-up.
student id: 0048213
Student number 2291034 was absent for the pre-assessment.
Student #88123 used the double number line.
The work of pupil no. 55210 shows additive thinking.
ID: 4471902
SIS ID 402211, moved here in October.
PAsecureID 1234567893 joins the group.
Her lunch number is 60417.
Lunch PIN 4471 for the reward.
LASID 10023457
State ID number 7719024416
Local ID 88213
Sample 2 comes from student 1048827.
S1048823 finished early.
Paper N00482113, both parts correct.
SSN 123-45-6789
On the form: 219-09-9999
Maya Johnson 1048823
Chen, Liam - 2291034
1048823, Maya Johnson
Ruiz, Diego (4471902)
Zoe Park #7719023
ID 104-88-23 goes to the back table.
Roster number 30127 and roster number 30144 work together.
OSIS 221 094 417
Student code AB4471 reads slowly.
powerschool id 5519027
Group B: student 1048823, student 1048831, student 1048847.
Locker code 4417 belongs to the boy by the window.
student id# 66120
Enrollment no. 2031457
The second column holds the secure number 8834120917.
Learner 204417 needs the fraction strips.
Permanent code 77120943
Maya J. | 1048823
Student no: 12094
District ID is S-not given, local id 55213.
ID no. 90817 retested on Tuesday.
scholar id = 7120945
badge 00714455
stuid 310244
Cafeteria code 55102 for Thursday.
Sasid 1002345671
`;

const births = `
DOB 03/14/2013
Maya, DOB: 3-14-13, reads at grade level.
Date of birth: 2013-03-14
born March 14, 2013 and new to the country
He was born on 14 March 2013.
Birthdate 11/02/2012, older than the others.
D.O.B. 7/9/2014
Her birthday is June 5, 2013; seat her with friends.
birth date - Sep. 21, 2012
Student born 05/30/2013 in Guatemala.
Maya Johnson 03/14/2013
Liam Chen (11/2/2013)
Ruiz, Diego, 2012-12-19
Zoe Park | 04/07/2014
DOB 14.03.2013, retained once.
dob: feb 3, 2014
Name | DOB | group⏎M. | 03/14/2013 | A⏎L. | 11/02/2013 | B
Date of Birth 8/8/13
Bday 10/31/2013, wants no song.
She is the youngest (born Dec 30, 2013).
DOB on file 1/1/2012.
date of birth 23 August 2013
Amir's DOB: 06/17
Kiara Thompson, born 9/9/2012, repeats the course.
`;

const results = `
Maya Johnson 62%
Johnson, Maya: 14/20
Liam Chen scored 45% on the benchmark.
Diego Ruiz got 7 out of 10.
Zoe Park – 58 percent
Amir Hassan, below basic
Maya J. 62%
Kiara T.: 9/20
Nadia Kowalski, grade 7, 71%
Emma Schmidt: B+
Tariq Robinson is at 40% and needs the area model.
Sofia Garcia-Lopez 11/15
Caleb O'Neill earned 33 points.
Miguel de la Cruz 52%
Aisha Abdi (38%)
Elijah Washington tested at level 2.
Jasmine Lee improved from 42% to 60%.
Maya Johnson | 62⏎Liam Chen | 45⏎Zoe Park | 71
Maya Johnson 62⏎Liam Chen 45
1. Diego Ruiz - 14/20⏎2. Kiara Thompson - 9/20
Hannah Miller received 55 on the pretest.
Andre Jackson, Proficient
Xiomara Quispe 54%⏎Thandiwe Nkosi 61%⏎Oluwaseun Adeyemi 70%
Gabriela Santos = 80%
Yusuf Karim 12 out of 20
Mateo Fernandez averaged 47 percent
Destiny Brown passed with 70%.
Nguyen, Linh 66%
Leah Cohen RIT 212
Isaiah Wright moved from 35% to 52%.
Ava Rossi: 4.5 points
Ethan Clark 8/12 on the fraction check
Omar Farouk, gr. 6, 18/30
Chloe Dubois | Basic
Table 1⏎Brianna Scott | 45%⏎Darius Green | 50%
Priya Patel-Shah got 17/20, so she leads the talk.
Malik Turner failed with 48%.
Santiago R. 5/10
Lucia van Dyk 63%
Results: Noah Bauer 14/20; Mila Novak 16/20
Victor Hugo Alvarez 44%
Serena Wu dropped to 51% in the spring.
Hassan Ali, Approaching
Tiana Brooks: 88 percentile
Karim Haddad⏎- Sara Lind 62%⏎- Bao Tran 58%
Maya Johnson missed with 12/30
Smith, Jordan J 61%
Quinn Foster – level 1
Penelope Marsh got a 68 on the quiz.
Brandon Lee reached 70% after week 4.
Simone Baptiste, 7th, 13/20
`;

const initials = `
M.J. grade 6 42%
J.T., grade 7, 18/30
M. J. (gr. 6): 42 percent
TW, 6th grade, 55%
A.B. 6th 9/20
D.R. scored 45%
K.L. grade 8 below basic
• MJ - grade 6 - 62%
S.G. 7th grader, 38%
Student TW, grade 7, 12/20
L.C. got 14/20
(Z.P., gr 6, 58%)
R.O. 71%
N.K., grade 6: level 1
JW, gr. 7: 44%
E.S. seventh grade 50%
C.O. | grade 6 | 33
A.A. was at 40 percent
T.R., G6, 48%
B.N. earned 17 points
HM grade 6 basic
G.S., sixth grade, 8 out of 20
M.F. 6th gr. 47
Y.K. - 12/20 - grade 8
`;

const lists = `
Small group: Maya Johnson, Liam Chen, Zoe Park
Maya Johnson⏎Liam Chen⏎Diego Ruiz⏎Kiara Thompson
- Amir Hassan⏎- Nadia Kowalski⏎- Emma Schmidt
Pull on Tuesday: Sofia Garcia, Caleb O'Neill and Miguel de la Cruz.
1. Aisha Abdi⏎2. Elijah Washington⏎3. Jasmine Lee
Table 3: Johnson, Maya; Chen, Liam; Ruiz, Diego
Hannah Miller, Andre Jackson, Gabriela Santos and Yusuf Hamid sit in front.
Absent: Mateo Fernandez; Destiny Brown; Linh Nguyen
Maya J., Liam C., Zoe P. and Diego R. retest on Friday
Retest⏎Leah Cohen⏎Isaiah Wright⏎Ava Rossi
Reading group: Ethan Clark, Omar Farouk, Chloe Dubois
Brianna Scott, Darius Green, Malik Turner
Students who need the strips: Lucia van Dyk, Noah Bauer, Mila Novak, Serena Wu
Seating: Quinn Foster & Tiana Brooks & Hassan Ali
Elena Petrova, Xavier Long and Yesenia Cruz come at 2:15
Reteach: Bella Fontaine; Jin Park; Tamara Wells; Ezra Stone
`;

/** Written after the patterns were, to see what they had not been made for. */
const later = `
Please copy kiara.t@students.oakwood.org on the results.
Her e-mail is lee_amos09@gmail.com
Guardian: f.ortega@comcast.net
student mail: 90112@apps.springsd.org
Call Noah's stepmother, 610-555-0170.
Cell (814) 555-0143 after 4 pm
Phone: 717.555.0129
Reach grandma on 484-555-0188 only.
text 267 555 0114
parent no. 215-555-0106
Student ID: 5530917 needs a seat in front.
ID# 20931
id number 88210447
state student id 7710293345
SIS number 44021
S2039481 did not hand in part b.
Lunch code 30912
student 771204 skipped item 4
Anna Petersen 5530917
4410928 - Luis Ortega
DOB: 5/6/2013
born on April 2, 2014 in Haiti
date of birth 12.01.2013
Birthday: Oct 9, 2013
Marta Silva, 2/11/2013
dob 2012-07-30
Birthdate: January 8, 2013
Marta Silva 48%
Silva, Laura: 9/20
Ryan O'Connor scored 12 out of 20
Jada Phillips - 55%
Kevin Tran got 41% on the fraction quiz
Anthony Russo: level 2
Isabel Vega, below basic
Nicole Adams at 35%
Thomas Berg 7/10, Sara Lund 4/10
Wei Zhang is at 62 percent.
Daniela Cruz earned 14 points
Ian Murray, grade 6, 39%
Paige Turner: 18/24
Jose Ramirez went from 30% to 55%
L.M. grade 7 28%
P.Q. 6th 15/20
T.S., gr 8, proficient
B.D. scored 61%
HG, grade 7, 44%
R.V. (grade 6): 12/30
Juan Morales, Anya Volkov, Tyrone Banks
Leon Fischer⏎Mary Stone⏎Hugo Laurent⏎Amy Wu
Retest: Gavin Price; Nora Blake; Felipe Souza
Group 2 - Carla Mendez, Eric Olsen and Tanya Reed
Kayla Simmons | 44⏎Ivan Popov | 52
Trevon Hill 33⏎Lydia Marsh 48⏎Kai Tanaka 51
Brenda Castillo (41%) and Hector Luna (39%)
learner no 40921
Student's ID is 5530918.
PowerSchool ID: 1193027
mother's number is 570-555-0160
Sebastian K. 3/10
email him: yusuf.a@pupils.cityschools.us!
Forward to her at amelia_grant@pupil.hillside.sch.us please
j.doe.2030@cityacademy.info asked for help
Parents: smithfamily7@icloud.com
mom's number 856-555-0131
(856) 555-0190 is the foster home
call +1-856-555-0142
Home phone 302.555.0175, no texts
ID number: 7740213
student i.d. 55201
Student No 118822
SSID: 9920017734
Pupil number 30155 needs glasses
T0558821 left early
Claire Donnelly, student 772013
DOB – 7/7/2013
Born: May 3, 2013
D.O.B: 2013/04/22
Isla Fraser (b. 6/14/2013)
Omari Bennett 14/25
Bennett, Omari 56%
Callum Reid scored a 70
Freya Lindgren: 8/10
Hamza Sheikh – below basic
Gita Rao received 65% on the retest
Enzo Ferrari got 9 out of 15 on part b
Zara Khan's score was 58%.
Moses Adeyemi, 7th grade, 49%
Pia Keller | 61 | grade 6
Nils Holm dropped from 70% to 58%
O.B. grade 6: 56%
C.R. got 70 points
F.L., gr. 7, level 2
SK (6th grade) 44%
G.R. 6th grade proficient
Group: Omari Bennett, Freya Lindgren, Hamza Sheikh
Isla Fraser⏎Callum Reid⏎Gita Rao
Seats: 1. Pia Keller 2. Nils Holm 3. Enzo Bianchi
Sit together: Zara Khan, Moses Adeyemi and Claire Donnelly
Bennett O. 56%⏎Reid C. 70%
`;

/** One text for each entry. */
export const textsWithIdentifiers: readonly string[] = [
  emails,
  phones,
  numbers,
  births,
  results,
  initials,
  lists,
  later,
].flatMap((part) =>
  part
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('⏎', '\n')),
);
