/**
 * Sentences of mathematics and of planning that name nobody who is a student: people in word problems, theorems, places,
 * staff, codes, times, dates of lessons, fractions and patterns that look like phone numbers. ⏎ stands for a new line.
 */

const wordProblems = `
Maya has 3/4 cup of sugar and uses 2/3 of it.
Liam runs 5 miles in 40 minutes; how far does he run in an hour?
Diego buys 12 pencils for $3.60. What does one pencil cost?
Zoe says 2:3 and 4:5 are equivalent because she added 2 to both. Do you agree?
Jordan and April share 24 counters in the ratio 3:5.
Amir drew 7 of 11 parts. What percent is that?
Kiara's tank fills at 2.5 gallons per minute.
If Sofia mixes 3 cups of syrup with 8 cups of ice, how much does she need for 60?
Maya thinks that 0.45 is more than 0.5. What might she be thinking?
Caleb saves 15% of $80. Nadia saves 12% of $100. Who saves more?
Omar walks 3/8 mile to school, Leah walks 5/12 mile. Who walks farther?
Ava has 12 marbles, Noah has 15, Mila has 9. Find the mean.
Victoria spent 40% of her money on a book and has $18 left.
Emma jumped 142 cm, 150 cm and 147 cm.
Miguel wrote 4,500,000 in scientific notation as 45 x 10^5.
Grace and Elijah each draw a line with slope 2/3.
Jackson solved 3x + 5 = 20 by guessing 5.
Chloe cuts a board of 7 1/2 feet into 5 equal parts.
Tyler's savings: $20 in week 1, $35 in week 2, $50 in week 3.
How many more points does Ruby need to reach 100 points?
Sam read 60 of 240 pages. What part of the book is left?
Hannah's garden is 12 ft by 8 1/4 ft; Isaac's is 10 ft by 10 ft.
Marcus multiplies 2/3 by 3/4 and gets 6/12.
Two friends, Priya and Mei, split a bill of $43.50.
A train passes Ana at 2:15 and reaches Ben at 2:40.
Lucy claims that a square is a rectangle. Is she right?
Elena estimates 19 x 31 as 600.
Aaliyah painted 2/5 of the wall, and Will painted 1/3 of it.
Devin needs 3.5 pounds of apples at $1.29 a pound.
Rosa is 12 years old and her brother is 3/4 of her age.
Who is faster: Kofi with 100 m in 15.2 s or Lena with 200 m in 31 s?
Simone rolled a number cube 30 times and got 6 five times.
Carlos lost 4 points, won 9 points and lost 6 points.
Faith says -7 > -3. Draw a number line to convince her.
Joy, Hope and Dean share a pizza with 8 slices.
Nina's recipe uses flour and milk in the ratio 5:2.
Max and Ruth compare 5/8 and 7/12.
Paul has twice as many stickers as Peter; together they have 36.
Ella drives 260 miles on 8 gallons.
Tamika's phone plan costs $25 plus $0.10 a minute.
Jose bought 3 tickets for 7.50 each and 2 for 12 each.
Chris walks 4 blocks east and 3 blocks north. How far is he from home?
Show how Malik could use a tape diagram for 3/5 of 40.
Tasha's mom is three times as old as Tasha was 4 years ago.
A class of 28 students voted: 75% chose the museum.
Five students measured the same angle: 47, 48, 48, 49, 53 degrees.
Abby 12, Bo 15, Cy 9: who is closest to the mean?
Zoe Park is not a park: names on the map are Love Park and Clark Park.
Grace scored 3 goals in the first half and 2 in the second.
Noah got 7 tickets at the fair; each costs $2.50.
Mr. Chen's class collected 1,240 cans in 5 days.
Ms. Rivera orders 30 calculators at $14.75.
`;

const mathematics = `
The Pythagorean theorem: a squared plus b squared equals c squared.
Pascal's triangle has 1 4 6 4 1 in row 4.
A Venn diagram shows 12 in both circles.
Euler found that V - E + F = 2.
Use Euclid's algorithm for the GCF of 84 and 36.
The Fibonacci sequence 1, 1, 2, 3, 5, 8, 13, 21.
Emmy Noether was born on March 23, 1882 in Erlangen.
Katherine Johnson computed orbits by hand.
Ada Lovelace, Sophie Germain and Emmy Noether are on the poster.
Triangle ABC has sides 3-4-5.
Segment AB is 55% of segment CD.
Compare 240-360-4800 as a pattern: what comes next?
3/4 = 6/8 = 9/12 = 12/16.
The ratio table continues 120, 240, 360, 480.
Write 1234567 in expanded form.
The Earth is 149597870 km from the Sun.
Light travels 299792458 meters in one second.
Pi is about 3.14159265358979.
4500000000 = 4.5 x 10^9
Solve 200-100-3000/60.
The population of Philadelphia was 1603797 in 2020.
0.000000123 in scientific notation is 1.23 x 10^-7.
f(x) = 2x + 1 and g(x) = x^2.
Point A (3, 4), point B (-2, 5), point C (0, 0).
Round 0.6666666667 to the nearest hundredth.
Order -3, 2/3, 0.6, -1/2, 7/5.
The digits of 142857 repeat in 1/7.
867-5309 is 867 minus 5309.
12.5% of 80, 25% of 40 and 50% of 20 are equal.
Which is greater, 5/12 or 3/8? 0.417 or 0.375?
A rectangle of 12 by 18, a square of side 15.
The unit rate is 7.5 cups per batch, 22.5 cups in all.
Let x be the number of cups; then 8x = 60.
Histogram bins 0-9, 10-19, 20-29, 30-39.
The interquartile range is 53 - 41 = 12.
Compare y = 3x and y = 3x + 2.
The mean is 42.5, the median 44, the mode 47.
Jordan curves and Venn regions are for another year.
Scale 1:250000 means 1 cm for 2.5 km.
The probability of an even number is 3/6 = 1/2.
Surface area: 2(3*4) + 2(3*5) + 2(4*5) = 94.
555 - 123 - 4567 is negative.
Divide 100200300 by 3.
Evaluate (-2)^3 and -2^3.
I. Ratios; II. Rates; III. Percents.
A.M. and P.M. differ by 12 hours.
U.S. coins: 25, 10, 5 and 1 cents.
Read 602 214 076 as a whole number.
Multiply 215 by 555 and by 0.142.
The area code problem: how many 3-digit numbers begin with 2 to 9?
Equal parts: 1/2 - 2/4 - 4/8.
Roman numerals: MMXXVI is 2026.
A dozen is 12, a gross is 144, a great gross is 1728.
`;

const planning = `
Lesson 3 (60 min): warm-up 7, launch 8, explore 22, discuss 15, synthesis 8.
6.RP.A.3b, 6.RP.A.2 and 5.NF.B.4 are in the pre-assessment.
CCSS.MATH.CONTENT.6.RP.A.3.B and CC.2.1.6.D.1 describe the same work.
Eligible content M06.A-R.1.1.1 is tested in April.
MP1, MP3, MP4 and MP7 fit this task.
Pair students; three pairs share in the order 1 to 3.
Benchmark window: 2026-10-19 to 2026-10-23, results on 2026-10-30.
Lesson on Tuesday, October 27, 2026, in room 214.
Session day 8:30-15:00, lunch 11:45-12:30.
Quarter 2 begins November 9, 2026.
Goal: mean percent from 42 to 75 by 2026-12-04.
The group moved from 42% to 51% in two weeks.
12 students were assessed, 78% on average.
Exit ticket: 18 of 24 students wrote an equivalent ratio.
At or above 75 once: exit. Below 50 twice in a row: intensify.
Group A works at the back table, group B with the coach.
Support block Monday, Wednesday and Friday, 25 minutes.
Co-planned by Imani Cole, Lucía Ramos and Theo Brandt.
Thanks to Mei Tanaka, Sunniva Berg and Noor Haddad for the task.
Teacher: Imani Cole; coach: Theo Brandt; principal: Ruth Okonkwo.
Authors: Elena Marchetti, Marcus Whitfield, Priya Raman
Facilitator Kofi Mensah opens the session at 8:30.
Ms. Ramos models the number talk, Mr. Brandt observes.
Maple Street School, Riverside Academy and Lincoln Middle School take part.
Visit to the Franklin Institute on May 12, 2027.
Read "The Phantom Tollbooth" by Norton Juster, chapter 14.
Materials: 60 two-color counters, 30 fraction strips, 12 blank double number lines.
Order item ID 104882 from the math catalog.
Zoom meeting ID 834 2231 9981 for the virtual session.
Use page 215 to page 555 of the resource.
Print 28 copies on US Letter, double-sided.
Standards 4.OA.A.2, 5.NF.B.4, 5.NF.B.6 and 5.G.A.2 come first.
Think alone 5 min, in threes 15 min, share 10 min.
Students might think: adds the same amount to both quantities.
Sample 1: "A: 8 - 3 = 5, B: 12 - 5 = 7. A is stronger."
Sample 2: "24 ice: A 9, B 10. So B."
Rubric: Beginning, Approaching, Meets, Exceeds
Criterion Argument: states an answer, gives a calculation, explains to a doubter.
Home-language partner talk before writing, two minutes each.
Frame: For every ___ there are ___.
DOK 3, doing mathematics, 45 minutes.
Adapted from the unit of 2025-26.
Write to contact@example.org with questions about the template.
See the video at 3:45, then stop and predict.
April and June have 30 days; May has 31.
Problem set 4: exercises 12, 15, 18, 21 and 24.
Assess on 10/27/2026 and 11/10/2026.
Retest 12/04/2026; the check has 10 items.
Percent at goal: 40% in September, 55% in November, 70% in January.
Period 2 meets 9:05-9:50, period 6 meets 1:10-1:55.
PSSA window April 19 to April 30, 2027.
Grade 6, 3 classes; grade 7, 2 classes; grade 8, 2 classes.
Table 1 gets 3:8, table 2 gets 5:12, table 3 gets 8:20.
Staffing: 1 teacher, 1 coach (co-teaches week 1).
Invite families on Thursday at 6 p.m. to the market day.
Choose from Harriet Tubman Square, Clark Park or Love Park for the scale drawing.
Block party on Walnut Street, 15 houses, 4 tables each.
The school mix: 240 in grade 6, 255 in grade 7, 261 in grade 8.
Unit 3, lesson 5: scale drawings; unit 4, lesson 1: rates.
Reserve the library for November 18.
ISBN 978-0-325-05387-5, chapter 3.
Version 2.14.1 of the applet draws double number lines.
`;

const names = `
Jordan is a river and a country.
Paris, Lyon and Nice lie on one line. Is that possible?
May is the month with the most birthdays in our class.
Draw the flags of Chad, Jordan and Georgia with equal parts.
Madison, Austin and Jackson are state capitals.
Carson City is 450 miles from Phoenix.
How many days from March 14 to June 5?
Maya's birthday is on March 14, and Liam's is 40 days later.
Victoria Falls is 108 m high, Niagara Falls 51 m.
Compare Mount Whitney, 4421 m, with Mount Elbert, 4401 m.
Washington, Lincoln and Jefferson appear on coins.
The Hudson flows 315 miles, the Delaware 301 miles.
Abuela's recipe: 2 cups of masa for every 1 1/2 cups of broth.
Ask: what would Maya say to Liam?
Read Maya's work aloud without her name in it.
Diego's method and Zoe's method lead to the same rate.
Liam's table⏎Cups 2 4 6⏎Price 3 6 9
Maya: 3/4 cup⏎Liam: 2/3 cup⏎Zoe: 5/8 cup
Jaylen chose the number line, Amir the table, Leah the graph.
Character cards: Nia the baker, Omar the driver, June the gardener.
Alex and Sam are names that fit everyone; use them in prompts.
Role cards: reader, recorder, reporter, resource.
Simpson's paradox and Benford's law are extensions.
Cuisenaire rods, Dienes blocks and a Rekenrek are in the closet.
Texas has 254 counties, Georgia 159.
Dean Street crosses Grant Avenue at a right angle.
Penny, nickel, dime: 1, 5, 10.
Hope, Grace and Faith are words in the poem of lesson 2.
Kelvin, Celsius and Fahrenheit are three scales.
Mercury 88 days, Venus 225 days, Mars 687 days.
Saturn V was 363 feet tall.
Rose sells 12 roses, Lily sells 18 lilies.
Art class meets with Mark for 45 minutes: mark the midpoint.
Bill's bill was $45; he left a tip of 20%.
Which of Ivy, Sage and Basil grew fastest? 4 cm, 5 cm, 3 cm.
A jack of hearts, a queen of spades, a king of clubs.
Sydney is 15 hours ahead of Denver.
Orlando, Charlotte and Savannah are 3 stops on the route.
London to Paris takes 2 h 16 min by train.
Carmen is an opera in 4 acts.
The Tower of Hanoi with 5 disks takes 31 moves.
Noether's theorem is not for grade 7.
`;

/** Written after the patterns were, to see what they had not been made for. */
const later = `
Sara and Tom share 36 stickers in the ratio 4:5.
Luis paints 3/10 of a fence in 1/2 hour.
Anna's car uses 4.5 gallons for 135 miles.
Wei scored 12 more than Ben, and together they have 40.
A student says 1/2 + 1/3 = 2/5. What might she be thinking?
Kevin has $45.50; he spends 30% on lunch.
How far does Marta bike in 2 1/4 hours at 8 miles an hour?
Thomas cut 5/6 yard of ribbon into 3 pieces.
Two trucks leave Dallas at 7:15 and 8:40.
Dot plot data: 12, 14, 14, 15, 17, 20.
Tyler 12, Grace 14 and Will 15 are the ages in the problem.
The Thales theorem and Heron's formula are optional.
Sierpinski triangle: stage 4 has 81 triangles.
Hilbert's hotel makes a good hook.
Compare 3.75 and 3 3/4.
1.5 million is 1500000.
Evaluate 1234 x 5678.
Multiply 0.25 by 4000000.
The speed of sound is 343 m/s, of light 299792458 m/s.
An angle of 135 degrees, a slope of -2/3.
y = 4x - 7 passes through (2, 1).
Mean absolute deviation 2.4, range 11.
Lesson 7: 45 minutes, lesson 8: 60 minutes.
On 11/17/2026 we start with stations.
Number talk: 15% of 80, then 15% of 160.
Period 3, room 118, 27 students.
Meeting with Mr. Alvarez and Ms. Duval on Thursday.
Coach Dana Whitman leads the data protocol.
By Ruth Okonkwo and Elena Marchetti, 2026.
7.RP.A.2d, 7.EE.B.3, 8.F.B.4
Exit ticket: 3 of 27 students used subtraction.
67% reached the goal in November.
Benchmark 1: 41%, benchmark 2: 56%.
Use ST Math for 20 minutes.
See page 112, exercises 4-9.
The IM curriculum, unit 2, lesson 11, has a similar task.
Copy the card "Rates" 28 times.
Home, school and park lie on one road: 1.2 km and 0.8 km.
Call it x, then 3x = 42.
The phone costs $349; the case costs 8% of that.
A cell doubles every 20 minutes; how many after 3 hours?
Text: "I think of a number" is read aloud.
Contact between the two lines: none, they are parallel.
ID the variable first, then write an equation.
Students born in the same month stand together.
Is 2013 prime? Is 2017?
Our birthday problem: 23 people, 50% chance.
Number the axes from 0 to 1000 by 100.
Pin the posters to the wall in order 1 to 6.
Group names: Circles, Squares, Triangles.
Mary's method, Kwame's method and Li's method.
Station A, Station B, Station C: 12 minutes each.
Jasmine rice: 2 cups of water for 1 cup of rice.
Rose, Violet and Daisy are garden beds of 12, 15 and 18 square feet.
Amber light for 4 seconds, green for 30.
Michigan 57%, Ohio 43%.
Carol Dweck writes about mindset; Jo Boaler about number sense.
Peter Liljedahl's thinking classrooms use random groups.
Smith and Stein's five practices, chapter 2.
Robert Kaplinsky posts "Is it a good deal?" problems.
Omari mixes 14/25 liter of juice with water.
Freya bikes 8/10 of a mile, Callum 7/10 of a mile.
Zara's score in the game was 58 points after round 3.
Hamza says that 0.3 repeating is 1/3.
Two cyclists start at 9:00 and 9:20.
A bag has 5 red, 7 blue and 8 green marbles.
Rent is $950, utilities are 12% of that.
Draw 302.5 and 856.55 on the same line.
The pattern 7, 14, 28, 56 doubles.
Factor 7740 into primes.
9920017734 is even. How do you know?
Convert 2013 minutes to hours.
The map of Fraser Street shows lots of 30 by 120 feet.
Reid Park and Grant Park are 1.4 km apart.
Gauss summed 1 to 100 as a child.
The Monty Hall problem surprises everyone.
Lesson 4, part b: students compare 3/5 and 5/8.
Home, away and total scores: 58, 61, 119.
Grade 7: 49% met the goal in fall, 58% in winter.
Level 2 tasks take 15 minutes.
Ms. Fraser and Mr. Reid co-teach period 4.
Dr. Bennett visits on May 3, 2027.
Planned by Claire Donnelly with Gita Rao.
Section 8: 856 square feet, 12 rooms.
Triangle PQR is similar to triangle XYZ.
Claim: (a + b)^2 = a^2 + b^2. True or false?
Table of values: x 1 2 3, y 4 7 10.
Mark 3/4 on the line, then 9/12.
Part A: 5 points. Part B: 7 points. Part C: 8 points.
Team Red 14, Team Blue 12.
"Who is right?" is a routine with two worked answers.
New Jersey 9 million, Delaware 1 million.
A train of 8 cars carries 70 people in each.
West Side Story has 15 scenes.
Is 56% of 25 the same as 25% of 56?
Bring rulers (30), compasses (15), tape (4 rolls).
Questions 1-6 on Monday, 7-12 on Wednesday.
Sunrise 6:14, sunset 18:02.
Estimate: 49 x 51 is about 2,500.
Enter the code 4 times, then check.
`;

export const textsWithoutIdentifiers: readonly string[] = [wordProblems, mathematics, planning, names, later].flatMap(
  (part) =>
    part
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replaceAll('⏎', '\n')),
);
