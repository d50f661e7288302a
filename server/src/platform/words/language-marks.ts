import type { Language } from '@spark/contract';

/** Of languages in Latin letters: the little words nearly every sentence has, and a few people write here most. */
export const commonWords: Readonly<Partial<Record<Language, string>>> = {
  cs: 'a aby ale bez bude by byl byla bylo co další do ho i já jak jako je jeho jen jsem jsme jsou k kde když která které který ma má moc moje můj na nad ne nebo není o od pak po pod pro proto před při s se si své svůj ta tak také ten to tu už v ve však velmi z za ze že',
  da: 'af alle at blev blive da de den der deres det dig dog du efter eller en er et få for fordi fra før ham han hans har havde hele her hun hvad hvis hvor i ikke ind ja jeg jer jo kan kom kun kunne lige man mange med meget men mere mig min mit mod når ned nej nogen noget nu og også om op os over på sig sin skal som så til ud under var ved vi vil virkelig været',
  de: 'aber alle als also am an auch auf aus bei beim bin bis bist da damit dann das dass dem den der des die dies diese dieser doch du durch ein eine einem einen einer er es etwas euch für ganz gegen habe haben hat heute hier ich ihr ihre im immer in ist ja jetzt kann kein keine man mehr mein meine meinem meinen mich mir mit nach nicht noch nur ob oder ohne schon sehr sein seine seit sich sie sind so über um und uns unser unter vom von vor war warum was wegen weil wenn wer wie wieder wir wird wo zu zum zur zwei',
  en: 'a about after again all also always am an and another any are as at back be because been before best better but by came can could day did do does don every everything first for from get good got great had has have he her here him his how i if in into is it its just last like little love made make me more most much my never new night no not nothing now of off on once one only or our out over perfect really she so some something still than that the their them then there these they thing this those time to today too two under until up us very was we well went were what when where which who why will with without work would year you your',
  es: 'al algo alguien ahora antes aquí así aunque bien cada casa como con cuando cómo de del desde día donde dos el ella ellos en entre era es esa ese eso esta estaba este esto está están estoy gracias ha hace hasta hay he hoy la las le les lo los me mejor mi mis mucho mucha muy más nada ni no nos nuestra nuestro nunca nuevo nueva o otra otro para pero por porque puede pues que qué quien se ser si siempre sin sobre solo son soy su sus sí también tan tengo tiene todo todos tu tú un una unos y ya yo',
  fi: 'ei en että hän hänen hyvin hyvä ihan ja jo joka jos joka joten juuri kaikki kanssa koska kuin kun kuten me minun minä mitä mukaan mutta myös ne niin noin nyt näin nämä ole oli olen olet olisi on ovat pois se sekä sen sen siellä sillä sinä sitten tai te tämä tässä vaan vain vielä voi yli yksi',
  fr: 'ai au aussi autre aux avant avec avoir beaucoup bien c ce cela ces cet cette chez comme dans de depuis des deux donc du d elle elles en encore entre est et être eu fait faire il ils j je jour l la le les leur lui ma mais me même mes moi mon n ne nos notre nous nouveau nouvelle on ont ou où par pas peu plus pour qu quand que quel qui quoi s sa sans se ses si son sont sous suis sur ta tes toi ton toujours tous tout toute très trop tu un une va vos votre vous y été',
  hu: 'a abban ahol aki akkor alatt amely ami amikor az azt be csak de egy egyik el ez ezek ezt fel hanem hogy ha hozzá igen is itt jó ki kell lehet lesz le már még meg mert mi mindig minden most ne nekem nem nincs olyan ott ők pedig s sem semmi szép után utána úgy van vagy vagyok vele volt',
  id: 'ada adalah akan aku anda apa atau bagi banyak baru belum bisa bukan dalam dan dari dengan di dia hanya hari harus ini itu jadi juga kalau kami karena ke kita lagi lebih mereka oleh pada punya saat saja sangat satu saya sebagai sekali semua seperti setiap sudah tapi telah tetapi tidak untuk yang',
  it: 'abbiamo al alla alle anche ancora bene c che chi ci ciò come con così cosa da dal dalla degli dei del della delle di dopo dove due e ed era essere è fatto fare già gli grazie ha hai hanno ho i il in io l la le lei lo loro lui ma me mi mia mio molto ne nel nella no noi non nostra nostro nuova nuovo o ogni oggi per perché più poi prima qualche quando quanto quella quello questa questo qui quindi se sempre senza si sono sotto sta stato su sua sul sulla suo tra troppo tu tua tuo tutti tutto un una uno va voi',
  nl: 'aan al alle als altijd ben bij dan dat de deze die dit doen door dus echt een en er ga geen goed had heb hebben heeft heel hem het hier hij hoe hun ik in is ja je jij kan maar me meer met mij mijn moet na naar niet niets nieuwe nog nooit nu of om omdat ons onze ook op over prachtig toch te tegen toen tot uit van veel voor waar wanneer was wat we wel weer werd wie wij wil worden wordt zal ze zeer zich zij zijn zo zonder',
  no: 'av alle at ble bli da de den der deres det deg du etter eller en er et få for fordi fra før ham han hans har hadde hele her hun hva hvis hvor i ikke inn ja jeg jo kan kom kun kunne man mange med meg mer min mitt mot mye må når ned nei noe noen nå og også om opp oss over på seg sin skal som så til ut under var ved vi vil veldig vært',
  pl: 'a aby ale albo bardzo bez był była było by być bo co czy dla dlaczego do dziś gdy gdzie go i ich ile im inne ja jak jako je jego jej jest jestem już każdy kiedy która które który ku lub ma mam mi mnie moja moje mój może można na nad nam nas nawet nic nie niż nowy o od on ona oraz po pod przed przez przy sam się są swoje ta tak także tam te tego ten też to tu tylko u w we więc wszystko z za ze że żeby',
  pt: 'a agora ainda algo ao aos aqui as assim até bem bom cada casa com como da das de depois dele dela do dos dois e ela ele eles em entre era essa esse esta estou está estão eu fazer foi gosto há hoje isso isto já la lá mais mas me melhor mesmo meu minha muito muita na nas nem no nos nossa nosso nova novo num numa não nada nunca o onde os ou outra outro para pela pelo por porque qual quando que quem se sem sempre ser seu seus só sobre sua são também tem tenho ter toda todo todos tudo tão um uma vai você vocês é',
  ro: 'acest această acum ai aici al am ar are asta ași au avea bine că care când cât ce cel cea cine cu cum da dar de deci despre din doar după e ea ei el era este eu fi foarte fost fără i în îi își între la le lor lui mai mult mea mele meu mi mine nici nimic noi nostru noua nou nu o ori pe pentru prin sa să sau se si și sub sunt te toate tot toți tu un una unde unei unui va vă voi',
  sv: 'alla allt att av bara bli blev bra då de dem den denna deras det dig din ditt du där efter eller en ett från för före ha hade han hans har henne här hon honom hur i in inte ja jag kan kom kommer man med mer mig min mina mitt mot mycket måste när nej ni nu något någon och också om oss på sig sin ska skall skulle som så till under upp ur ut utan vad var vara varför vi vid vill väldigt vår är än över',
  tr: 'acaba ama ancak artık bana bazı belki ben beni benim bir biraz biri biz bu bugün bunu böyle çok çünkü da daha de değil diye en gibi göre güzel hem hep her hiç için ile ise kadar kendi ki kim ki mi mı mu mü nasıl ne neden nerede o olan olarak oldu olduğu on onlar onu onun sadece sana sen senin siz sonra şey şimdi şu tüm var ve veya ya yani yeni yok',
  vi: 'anh bạn bị bởi các cái cho chị chỉ chúng chưa có cũng của cùng đã đang đây để đến đều đi đó được em gì hay hơn không khi là lại làm lên mà mình mỗi một này nên nếu người nhiều nhưng như những nó ở qua quá ra rằng rất rồi sẽ sau thì thế theo thật tôi trên trong từ tự và vào vẫn về vì với vừa',
};

/** Letters a language has and those it could be taken for have not. */
export const typicalLetters: Readonly<Partial<Record<Language, RegExp>>> = {
  bg: /\p{L}ъ(?=\p{L})|[щт]а(?!\p{L})|\bсъм\b/u,
  cs: /[ěřů]/u,
  da: /[æø]/u,
  de: /[ßäöü]/u,
  es: /[ñ¿¡]/u,
  fa: /[پچژگ]|[کی](?=\p{L}|\s|$)/u,
  fi: /[äö]{2}|yy|ää|öö/u,
  fr: /[œêîôûç]|\p{L}è/u,
  hu: /[őű]/u,
  it: /[àòù]$|\p{L}ì$/u,
  no: /[æø]/u,
  pl: /[ąęłńśźż]/u,
  pt: /[ãõ]/u,
  ro: /[ășț]/u,
  sv: /å/u,
  tr: /[ğış]/u,
  uk: /[іїєґ]/u,
  ur: /[ٹڈڑےںہھ]/u,
  vi: /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]/u,
};
