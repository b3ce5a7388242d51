// prettier-ignore
/** Given names from many languages. */
export const givenNames: readonly string[] = [
  "Adaeze", "Agnieszka", "Ahmed", "Aisha", "Alejandro", "Amélie", "Ana", "Andrei", "Anna-Lena", "Arjun", "Åsa", "Beatriz", "Bo",
  "Carlos", "Chidi", "Chloé", "Daniel", "David", "Dmitri", "Eleni", "Emily", "Erik", "Esra", "Fatima", "Fiona", "François", "Grace",
  "Hannah", "Hiroshi", "Ingrid", "Iñaki", "Jack", "Jakub", "James", "Jean-Luc", "José", "Jürgen", "Kwame", "Laura", "Léa", "Linh",
  "Łukasz", "Małgorzata", "Maria", "Mei", "Michael", "Noor", "Oliver", "Olu", "Paweł", "Priya", "Rachel", "Samuel", "Seán", "Sofia",
  "Søren", "Tomás", "Wanjiru", "Yusuf", "Zoë",
];

// prettier-ignore
/** Surnames from many languages, including names with apostrophes, hyphens and spaces. */
export const surnames: readonly string[] = [
  "Adeyemi", "Andersson", "Balogun", "Baptiste", "Bauer", "Bernard", "Bianchi", "Brown", "Carter", "Castro", "Chen", "Cohen",
  "D'Angelo", "da Silva", "de la Cruz", "Demir", "Dubois", "Dvořák", "El-Masry", "Fernández", "Fischer", "García-López",
  "Goldberg", "González", "Groß", "Haddad", "Hansen", "Hassan", "Horvat", "Ionescu", "Ivanova", "Jansen", "Johansson", "Jørgensen",
  "Kaya", "Khan", "Kim", "Kovács", "Kowalska", "Lee", "Lefèvre", "Lindqvist", "Łukasik", "MacLeod", "Martin", "Mbeki", "Mendes",
  "Moreau", "Müller", "Muñoz", "Mwangi", "N'Diaye", "Nakamura", "Nguyễn", "Nowak", "O'Brien", "O'Sullivan", "Okafor", "Özdemir",
  "Papadopoulos", "Patel", "Pérez", "Petrova", "Popescu", "Reyes", "Rossi", "Saint-Clair", "Sato", "Schäfer", "Schmidt", "Shah",
  "Smith", "Sørensen", "Taylor", "Tran", "Turner", "van den Berg", "Weiß", "Yılmaz", "Zieliński",
];
