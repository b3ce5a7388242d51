/*
 * Names that are common in English, in Polish and among their neighbours: written down from general knowledge, and far from all. Cues
 * in the talk ("my name is …") find the others.
 */
const list = (text: string) => text.trim().split(/\s+/);

const english = list(`
  aaron abbie abdul abigail adam adrian adriana agnes ahmed aidan aisha alan alana albert alberto alejandro alex alexa alexander alexandra
  alfie alfred ali alice alicia alison allan allison alyssa amanda amber amelia amir amira amy ana andrea andreas andrew andy angela angelina
  angie anita ann anna annabel anne annette annie anthony antoine anton antonio archie ariana arjun arnold arthur ashley ashraf
  audrey austin ava ayesha ayrton barbara barry beatrice becky belinda ben benjamin bernadette bernard bernie beth bethany betty beverley beverly billy
  bobby bonnie boris brad bradley brandon brenda brendan brent brian brianna bridget brittany bruce bruno bryan caitlin caleb callum calvin
  cameron camilla carl carla carlos carly carmen carol carole caroline carolyn carrie cassandra catherine cathy cecilia cedric celia celine chad
  chantelle charlene charles charlotte chelsea cheryl chloe chris christian christina christine christopher cindy claire clara clare clarence
  claude claudia clifford clive colin colleen connor conor constance courtney craig crystal curtis cynthia daisy dale damian damien damon
  dan dana daniel daniela danielle danny daphne darius darlene darrell darren daryl dave david davina dean deanna debbie deborah debra
  deepak deirdre denis denise dennis derek desmond diana diane diego dimitri dominic don donald donna doreen doris dorothy doug douglas
  duncan dylan ebony eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli elias elijah elizabeth ella ellen ellie elliot
  elliott elsie emily emma eric erica erik erin ernest esme estelle esther ethan eugene eva evan evelyn fatima felicia felix fernando fiona
  florence frances francesca francesco francis francisco franklin fred freddie frederick gabriel gabriela gail gareth garry gary gavin
  gemma geoff geoffrey george georgia georgina gerald geraldine gerard giovanni gina gladys glen glenda glenn gloria gordon grace
  graeme graham greg gregory greta gwen hamza hannah harold harriet harrison harry harvey hassan hayley hazel heather hector heidi helen
  helena henry herbert hilary hilda holly howard hugh hugo hussein ian ibrahim ida imogen imran ines ingrid irene iris isaac isabel isabella
  isabelle isla ismail ivan jackie jackson jacob jacqueline jade jaime jake jamal james jamie jan jane janet janice janine jared jasmine jason
  javier jay jayne jean jeanette jeff jeffrey jemma jenna jennifer jenny jeremy jermaine jerome jerry jesse jessica jessie jesus jill jim jimmy
  jo joan joana joanna joanne joao jodie joe joel johan johanna john johnny jon jonathan jordan jorge jose joseph josephine josh joshua joyce juan
  juanita judith judy julia julian juliana julie juliette june justin justine karen karim karina karl kate katherine kathleen kathryn
  kathy katie katrina kay kayla keira keith kelly kelvin ken kenneth kerry kevin khalid kieran kim kimberly kirsty klaus krishna kristen kristin
  kristina kurt kyle lana lara larry laura lauren laurence lawrence leah leanne lee leo leon leonard leslie lewis liam lily linda lindsay
  lisa lois lola lorenzo loretta lorna lorraine lou louis louise luca lucas lucia lucy luis luisa luke lydia lynda lynn lynne mabel maddie
  madeleine madison maggie malcolm mandy manuel marc marcel marcia marco marcus margaret margarita maria marian marianne marie marilyn
  mario marion marjorie marlene marsha marta martha martin martina marvin mary maryam mason mateo matilda matt matthew maureen maurice max
  maxine maya meera megan mehmet melanie melinda melissa mia michael michaela michele michelle miguel mike mildred millie milo miranda miriam
  mitchell mohamed mohammad mohammed moira molly mona monica morgan moses muhammad muriel mustafa myra nadia nadine nancy naomi natalia natalie
  natasha nathan nathaniel neha neil nicholas nick nicola nicolas nicole nigel nikita nina noah noel nora norma norman olga olive oliver olivia
  omar oscar owen pablo pamela paolo patricia patrick patsy paul paula pauline pedro peggy penelope penny percy pete peter petra phil philip
  philippa phillip phoebe phyllis pierre pietro polly poppy priya rachael rachel rafael rahul raj rajesh ralph ramon randy raquel rashid ravi
  raymond rebecca reginald renee rhys ricardo richard rick ricky rita rob robert roberta roberto robin rodney roger roland ron ronald
  ronnie rosa rosalind rosemary rosie ross rowan roxanne roy ruby rupert russell ruth ryan sabrina sally salma sam samantha samir samuel sandra
  sandy sanjay sara sarah sasha saul scott sean sebastian selina serena sergio seth shane shannon sharon shaun sheila shelley sheryl shirley
  sidney silvia simon simone sofia sonia sophia sophie spencer stacey stan stanley stefan stella stephanie stephen steve steven stewart stuart
  susan susanna susie suzanne sven sylvia tamara tanya tara tariq taylor ted teresa terence terri terry tessa theo theodore theresa thomas tiffany
  tim timothy tina toby todd tom tommy tony tracey tracy travis trevor tristan trudy tyler ursula usman valerie vanessa vera vernon
  veronica vicki vicky victoria vijay vincent viola violet virginia vivian vivienne walter wanda warren wayne wendy wilfred wilhelm willem
  william willie winifred winston xavier yasmin yolanda yousef yusuf yvette yvonne zac zach zachary zara zoe zoya`);

const polish = list(`
  adela adrianna agata agnieszka albert albin aldona aleks aleksander aleksandra aleksy alfred alicja alina alojzy amelia anastazja anatol andrzej
  aneta angelika aniela anita antoni antonina apolonia apoloniusz ariel arkadiusz arleta artur asia augustyn aurelia bartek
  bartłomiej bartosz basia beata benedykt bernadeta bernard berta bianka blanka błażej bogdan bogna bogumił bogusław bogusława bolesław
  borys bożena bronisław bronisława brunon brygida cecylia celina cezary cyprian czesław czesława dagmara damian daniela danuta daria
  dariusz dawid diana dobrosława dominik dominika dorota edward edyta eliza elwira elżbieta emanuel emil emilia ernest eryk eugenia
  eugeniusz eustachy ewa ewelina fabian faustyna felicja feliks ferdynand filip florian franciszek franciszka fryderyk gabriel gabriela gabrysia genowefa
  gerard gosia grażyna grzegorz gustaw halina hanna helena henryk henryka hieronim honorata hubert ida ignacy iga igor ilona inga irena
  ireneusz irmina iwo iwona iza izabela jacek jadwiga jagoda jakub janina janusz jarek jarosław jerzy jeremi jędrzej joachim joanna joasia jola
  jolanta józef józefa julita julianna juliusz justyna kacper kaja kajetan kalina kamil kamila karol karolina kasia katarzyna kazimierz kazimiera
  kinga klara klaudia klemens konrad konstanty kornel kornelia krystian krystyna krzysiek krzysztof ksawery laura lech lena leokadia leon leszek
  lidia lilianna liliana lucjan lucyna ludmiła ludwik ludwika luiza łucja łukasz maciej maciek magda magdalena maja maks maksym maksymilian
  małgorzata małgosia marcel marcelina marcin marek mariola mariusz marian marianna marika marlena maryla marzanna marzena mateusz
  matylda maurycy melania michalina michał mieczysław mieczysława mikołaj milena mirela miron mirosław mirosława nadzieja natan nela nikodem
  nikola nikolas norbert olaf oktawia ola olek oliwia oliwier oskar otylia patrycja patryk paulina paweł piotr piotrek pola przemek przemysław radek
  radosław rafał regina remigiusz renata robert roksana roman romana romuald rozalia róża ryszard sabina salomea sandra seweryn
  sebastian sławomir sławek stanisław stanisława stefania stefan sylwester sylwia szczepan szymon tadeusz tatiana tekla teodor teresa tobiasz
  tomasz tomek tymon tymoteusz tytus urszula wacław waldemar waleria walenty wanda weronika wiesław wiesława wiktor wiktoria wilhelm
  wincenty wioletta wit witold władysław władysława włodzimierz wojciech wojtek zbigniew zbyszek zdzisław zdzisława zenon zofia zosia zuzanna zuza zygmunt żaneta`);

const englishSurnames = list(`
  adams ahmed akhtar alexander allen andersen anderson andrews armstrong atkinson bailey baker barker barnes barnett barrett bates baxter begum bell
  bennett bentley bernard berry bishop blair booth bowen boyle bradley bradshaw brooks bryant burgess burke burns burton butler byrne
  campbell carr carroll carter chambers chapman chavez chen clark clarke clayton cohen coleman collins connolly cooper cox
  crawford cruz cunningham curtis dawson davidson davies davis diaz dixon doherty donnelly dubois duffy duncan dunn edwards
  elliott ellis evans farrell fernandez ferguson fisher fitzgerald fleming fletcher flores ford fowler franklin freeman fuller gallagher
  garcia gardner garner gibbs gibson gilbert gill gomez gonzales gonzalez goodwin graham grant griffin griffiths gupta gutierrez hall hamilton hansen hanson
  harding harper harris harrison hart harvey hawkins hayes henderson henry hernandez hicks higgins hill hodgson hoffman holland
  holmes hopkins horton howard howell hudson hughes hunter hussain hutchinson iqbal jackson jacobs jansen jenkins jennings jensen jimenez johansson johnson
  johnston jones jordan joseph kaur kaplan kelly kennedy khan knight kowalski kumar lambert larsen lawson lopez ludwig
  macdonald mackenzie marsh marshall martin martinez mason matthews mcbride mccarthy mcdonald mckenzie mclean mendez mendoza meyer miah
  miller mills mitchell mohamed moore morales moran moreno morgan morris morrison müller mueller murphy murray myers nash nelson newman newton
  nguyen nicholls nichols nielsen nolan norris o'brien o'connor o'neill olsen ortiz osborne palmer parker parsons patel patterson
  payne pearce pearson perez perkins perry peters petersen phillips pierce porter powell pratt quinn rahman ramirez ramos reed
  reid reyes reynolds richards richardson riley rivera roberts robertson robinson rodriguez rodrigues rogers romero rosario rossi russell ryan sanchez sanders
  schmidt schneider schulz scott shah sharma shaw sheppard silva simmons simpson sims singh smith snyder spencer stephens stephenson stevens
  stevenson stewart sullivan sutton tanner taylor thomas thompson thomson thornton torres tucker turner tyler vasquez vaughan vega wagner walker
  wallace walsh walters walton ward warren watkins watson watts weaver webb weber webster wells wheeler whitehead wilkins wilkinson williams williamson
  willis wilson woods woodward wright yates`);

const polishSurnames = list(`
  adamczyk adamski andrzejewska andrzejewski bąk baran baranowska baranowski błaszczyk borkowska borkowski borowski brzezińska brzeziński chmielewska
  chmielewski cieślak czarnecka czarnecki czerwińska czerwiński dąbrowska dąbrowski duda dudek dziedzic gajewska gajewski głowacka głowacki górecki górska
  górski grabowska grabowski jabłońska jabłoński jakubowska jakubowski jankowska jankowski jasińska jasiński jaworska jaworski kaczmarek kaczmarczyk
  kalinowska kalinowski kamińska kamiński kaźmierczak kołodziej konieczny kowalczyk kowalska kozłowska kozłowski krajewska krajewski krawczyk kubiak
  kucharski kwiatkowska kwiatkowski laskowska laskowski lewandowska lewandowski lis maciejewska maciejewski majewska majewski makowska makowski malinowska
  malinowski marciniak mazur mazurek michalak michalska michalski mroczek mróz mularczyk nowak nowakowska nowakowski nowicka nowicki olszewska olszewski
  ostrowska ostrowski pawlak pawłowska pawłowski pietrzak piotrowska piotrowski przybylska przybylski rogowski rutkowska rutkowski sadowska sadowski sawicka
  sawicki sikora sikorska sikorski sobczak sokołowska sokołowski stępień szczepańska szczepański szewczyk szulc szymańska szymański tomaszewska
  tomaszewski tomczak urbańska urbański walczak wasilewska wasilewski wieczorek wilk wiśniewska wiśniewski witkowska witkowski włodarczyk wojciechowska
  wojciechowski wójcik woźniak wróbel wróblewska wróblewski wysocka wysocki zając zakrzewska zakrzewski zalewska zalewski zawadzka zawadzki zielińska zieliński ziółkowski`);

/** Given names that are none of the everyday words. */
export const givenNames: readonly string[] = [...new Set([...english, ...polish])];
/** Surnames that are none of the everyday words. */
export const surnames: readonly string[] = [...new Set([...englishSurnames, ...polishSurnames])];
/** Names that are everyday words as well: they count beside another name, after a cue, or written large. */
export const ambiguousNames: ReadonlySet<string> = new Set(
  list(`
  april art august autumn bill bob brook brown bush case chase christian chase cook dawn day drew dean dale daisy earl faith field fox frank gay
  gene gold gray green grey guy hope hunt ivy jack jay jean joy june king lane law lee long love mark marsh may melody mercy miles
  north olive page paige park pat penny pool price ray reed rich rob robin rocky rose rusty sandy sky stone sue summer sunny victor wade wall west
  white will wise wolf wood young bella bird black cash cole dot drew early english faith flora gore holly hazel iris ruby
  max max grace crystal ford hall hill mason baker cooper carter bell bishop jordan ward knight turner fisher hunter porter grant mills wells woods marsh
  austin chelsea florence virginia georgia jordan victoria sofia
  kot lis wilk mazur baran zając róża maja wit kalina jagoda pola sum jesus bonnie amber berry booth don glen van penny poppy violet`),
);

export const isPolishName = (() => {
  const known = new Set([...polish, ...polishSurnames]);
  return (name: string) => known.has(name) || /[ąćęłńóśźż]|(?:sk[ia]|ck[ia]|wicz|czyk|czak)$/.test(name);
})();
