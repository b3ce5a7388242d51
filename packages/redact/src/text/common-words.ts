/*
 * Everyday words of English and Polish, as they come in talk around names: what follows "my name is" or "hello" and stands here, is
 * no name.
 */
const words = new Set(
  `
  a able about above absolutely ache account across actually address afraid after afternoon again against age ago agree ah ahead ain't all allergic allergies allergy allow almost
  alone already alright also although always am ambulance amount an and another answer any anybody anymore anyone anything anyway anywhere apart apartment apologies app
  apply appointment appreciate are area aren't arm arms around arrange as ask asked asking asthma at ate available away awful aye baby back bad balance bank basically be because bed
  been before begin behind being believe below best better between big birth birthday bit blood body book booked booking both bother bottom branch breath breathe breathing bring
  brother brought bus business busy but buy by bye call called caller calling calls came can can't cancel cannot car card care careful cases centre certainly chance change changed charge
  check checked checking cheers chest child children city clear clinic clock close cold come comes coming company complete completely concern concerned condition confirm confirmed consultation contact continue
  correct cost cough could couldn't couple course cream credit currently customer cut dad daily date daughter days dead deal dear debit decided definitely delivery dental dentist depends deposit describe desk details diabetes did didn't
  different difficult digit digits direct discharge do doctor doctors does doesn't dog doing dollar dollars don't done dose double down drink drive dry due during each ear earlier easy eat eating either else email end
  ended enough er especially etc even evening eventually ever every everybody everyone everything exactly except excuse experience explain extra eye eyes face fact fair fairly family far fast father favourite feel
  feeling feels fell felt female few fill finally find fine fingers finish first fit five fix flat follow following food for forget forgot forgotten form forward found four free friday friend friends from front full further future
  gave general get gets getting girl give given giving glad go goes going gone gonna good goodbye got gotta great guess had hadn't hair half hand hands happen happened happening happens happy hard has hasn't have haven't
  having he he'd he'll he's head headache health hear heard heart heavy hello help helped helpful helps her here here's hers herself hey hi high him himself his hiya hold home hopefully hospital hot hour hours house how how's
  however hundred hurt hurts husband i i'd i'll i'm i've idea if ill imagine important in indeed infection information inside instead insurance interest into is isn't issue issues it it'd it'll it's its itself job just keep kept kid kids kind
  kinda knew know known lady landlord last late lately later least leave left leg legs less let let's letter letters level life light like likely line list listen little live lives living loan local location long longer look looked looking
  looks lose lost lot lots loud lovely low lower lucky lunch made main mainly make makes making male man manage manager many married matter maybe me mean means medical medication medicine meet meeting mention mentioned message met middle might
  mild mind mine minute minutes miss missed moment monday money month months more morning most mostly mother mouth move moved moving much mum my myself name name's named names nasty nausea near nearly neck need needed needs neither
  never new next nice night nights no nobody none nope nor normal normally nose not note nothing notice noticed now number numbers obviously occasionally of off office often oh ohh ok okay old on once one ones online only onto open or order
  ordered other others our ours ourselves out outside over own pain painful painkillers pains paracetamol pardon parents part particular particularly partner party password past patient pay payment people perfect perhaps period person pharmacy phone pick
  picked place places plan please point policy poor possible possibly postcode pound pounds practice pregnant prescribe prescription pretty previous private probably problem problems process property provide pull put question questions quick quickly quiet
  quite ran rash rather reach read ready real really reason reasons receive recently record refill regarding regular regularly relax remember rent repeat replace replacement report request reset rest result results right ring road room run running safe said
  same saturday save saving savings saw say saying says schedule scheduled second secure security see seeing seem seems seen send sent serious service set settle severe several shall share she she'd she'll she's shop short should shouldn't shoulder
  show shut sick side similar simple since sir sister sit sitting situation skin sleep sleeping slightly slow small smoke so some somebody someone something sometimes somewhere son soon sore sorry sort sound sounds speak speaking specific spell spelled spelling spoke spoken spread
  staff stairs start started starting state stay steps still stomach stop stopped straight street stress strong struggling stuff such sudden suddenly suffer suggest sun sunday support suppose supposed sure surgery surname sweating swelling swollen symptom symptoms
  system tablet tablets take taken takes taking talk talking team tell telling temperature ten test text than thank thanks that that'd that'll that's the their them themselves then there there's these they they'd they'll they're they've thing things think
  thinking this those though thought three throat through throw thursday tight time times tired to today together toilet told tomorrow tonight too took top total touch tough toward town transfer transferred travel treat treatment tried trouble true
  try trying tuesday tummy turn twelve twenty twice two type uh um umm under understand unfortunately unit unless until unwell up upset urgent us use used using usual usually vaccine very via view visit voice vomiting wait waiting wake walk wanna want wanted wants was wasn't
  watch water way we we'd we'll we're we've weak wearing website wednesday week weekend weeks weight weird welcome well went were weren't what what's whatever wheezing wheezy when where whereabouts whether which while who who's whole whose why wife window with within without woke
  woman won't wondering word words work worked working works world worried worry worse worst would wouldn't write wrong yeah year years yep yes yesterday yet yo you you'd you'll you're you've your yours yourself yup zip
  january february march april may june july august september october november december zero six seven eight nine eleven thirteen fourteen fifteen sixteen seventeen eighteen nineteen thirty forty fifty sixty seventy eighty ninety thousand
  mr mrs ms miss mister doctor dr madam ma'am mate buddy honey dear gp uk usa nhs english british american polish german french spanish italian irish scottish indian chinese european asian african spelt mhm mmm hmm mm
  customer's client agent representative assistant reception receptionist tenant buyer seller guest inspection service viewing table
  fever flu bleeding diarrhea diarrhoea stool stools loose watery doing having been bank national valley order cheque checking branch
  aby acha adres adresu ale albo ani aż bardzo będą będę będzie będziemy bez bo był była było były być by cały cała cena chce chcę chciałam chciałaby chciałabym chciałby chciałbym chwila chwilę chwileczkę ci cię co coś cześć czas czasami czekam czy czyli
  cztery czwartek córka dalej data datę daty dla dlaczego dlatego do dobra dobranoc dobre dobry dobrze dokładnie dom domu dopiero drugi drugie duży dwa dwie dziecko dzień dziękuję dzisiaj dziś dzwoni dzwonię ej gdy gdzie gdzieś godzina godzinę godzinie halo
  hej i ich ile im imienia imię imie inne inny innego ja jak jaka jaki jakie jako jakiś jasne ją je jeden jednak jego jej jest jestem jesteś jesteśmy jeszcze jeśli jeżeli już kiedy kim klient klienta klientka klientki kod kodu kolejny konto koniec kto ktoś która które
  którego który lat lekarz lekarza lepiej lub ma mam mamy mają mi miał miała mieć miesiąc mieszkam mieszkanie mieszkania między mnie moja moją mogę może możemy można możliwe mój moje mojego mojej moim mówi mówić mówię mąż mężem musi muszę my na nad nagle najlepiej nam nami nas nasz
  nasza nawet nazwisko nazwiska nazwisku nazywa nazywam nic nie niedziela niej niego nigdy nim niż no nowy nowa numer numeru o ok okej od on ona one oni oraz oto pan pana pani panią panie panem panu państwo państwa pewnie piątek pierwszy po pod podać podaj podaję pomoc
  pomóc ponieważ poniedziałek poproszę potem powiedzieć powtórz powtórzyć powtarzam pozdrawiam pracy prawda problem proszę przed przepraszam przez przy przykro pytanie razem raz rok roku rozumiem sam sama się ską skąd sobie sobota sobotę są syn szybko środa ta tak taka taki takie
  tam te tego tej telefon telefonu telefon temu ten teraz też to tobą trochę trzeba trzy tu tutaj twoja twoje twój ty tych tydzień tygodnie tygodniu tylko tym tysiąc u umówić urodzenia urodziłam urodziłem urodzony urodzona w wam was wcześniej we wiem wie więc wizyta wizytę wizyty witam
  wszystko wszystkie wtorek z za zaraz zawsze ze zero znowu został została żadne że żeby żona żoną a strony strona strone aha aa bym gry mową literuję przeliteruję pisze pisane razy numerem sprawie rezerwacja rezerwację stolik dni dnia pocztowy pocztowego jutro wczoraj rano wieczorem
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście
  `
    .trim()
    .split(/\s+/),
);

/** Whether a word, in lower case, is an everyday one. */
export function isCommonWord(lower: string): boolean {
  return words.has(lower.replaceAll("’", "'"));
}
