//! Names that look like the same thing written twice: another case, spacing, accents, or a slip of the keys.
//!
//! Numbers tell things apart ("Team 1", "Team 2"), and so do words that are merely short. Nothing is compared with
//! everything: what may be alike meets under a shared key first, and is looked at closely there.

use super::fold;

/// How two names differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// Not at all, or only in case, white space and hyphens.
    Written,
    /// In accents too.
    Accented,
    /// By letters: one of the words is spelled in another way.
    Spelled,
}

/// The names that look like an earlier one: the place of each, of the first that it is like, and how. In order.
pub fn alike(names: &[&str]) -> Vec<(usize, usize, Alike)> {
    let parsed: Vec<Name> = names.iter().map(|name| Name::of(name)).collect();
    let mut like: Vec<Option<(usize, Alike)>> = vec![None; names.len()];
    // The same key: whole names first, then names with one word taken apart.
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (i, name) in parsed.iter().enumerate().filter(|(_, name)| !name.squeezed.is_empty()) {
        keys.push((hash(&[name.squeezed.as_bytes()]), i));
    }
    each_meeting(&mut keys, |first, later| {
        let (Some(a), Some(b)) = (parsed.get(first), parsed.get(later)) else { return };
        if a.squeezed == b.squeezed
            && let Some(place) = like.get_mut(later)
        {
            let how = if a.plain == b.plain { Alike::Written } else { Alike::Accented };
            place.get_or_insert((first, how));
        }
    });
    keys.clear();
    for (i, name) in parsed.iter().enumerate() {
        // What is like another as a whole stands for it.
        if like.get(i).is_some_and(Option::is_none) {
            name.each_key(&mut |key| keys.push((key, i)));
        }
    }
    each_meeting(&mut keys, |first, later| {
        let (Some(a), Some(b)) = (parsed.get(first), parsed.get(later)) else { return };
        if a.is_misspelled(b)
            && let Some(place) = like.get_mut(later)
        {
            place.get_or_insert((first, Alike::Spelled));
        }
    });
    like.into_iter().enumerate().filter_map(|(i, like)| like.map(|(first, how)| (i, first, how))).collect()
}

/// So many of those that share a key are looked at closely for each.
const CLOSE: usize = 8;

/// Calls with every two that share a key, the earlier first; of a crowd, with the first few of it.
fn each_meeting(keys: &mut Vec<(u64, usize)>, mut meet: impl FnMut(usize, usize)) {
    keys.sort_unstable();
    keys.dedup();
    for crowd in keys.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, later)) in crowd.iter().enumerate() {
            for &(_, first) in crowd.iter().take(at.min(CLOSE)) {
                meet(first, later);
            }
        }
    }
}

/// A name taken apart.
struct Name {
    /// Without accents, spaces and hyphens, in small letters; digits stay apart.
    squeezed: String,
    /// The same with its accents.
    plain: String,
    /// Its words without accents, in small letters.
    words: Vec<Vec<char>>,
}

/// Longer names are sentences; they are only compared as a whole.
const LONG: usize = 120;

impl Name {
    fn of(name: &str) -> Name {
        let folded = fold(name);
        let words = if folded.len() > LONG { "" } else { folded.as_str() };
        let apart = |c: char| c.is_whitespace() || c == '-' || c == '_';
        let words = words.split(apart).filter(|w| !w.is_empty()).map(|w| w.chars().collect()).collect();
        Name { squeezed: squeezed(&folded), plain: squeezed(&name.to_lowercase()), words }
    }

    /// The keys under which it meets names with one word spelled another way.
    fn each_key(&self, see: &mut dyn FnMut(u64)) {
        for (at, word) in self.words.iter().enumerate() {
            let short = self.may_be_swapped(word);
            if !short && !may_be_misspelled(word) {
                continue;
            }
            let rest: Vec<u8> = self.rest(at).flat_map(|w| w.iter().copied().chain([' '])).collect::<String>().into();
            let mut put =
                |of: &[char]| see(hash(&[&rest, &at.to_le_bytes(), of.iter().collect::<String>().as_bytes()]));
            if short {
                put(&sorted(word));
                continue;
            }
            put(word);
            for gone in 1..word.len() {
                put(&without(word, gone));
            }
            put(&skeleton(word));
        }
    }

    fn rest(&self, at: usize) -> impl Iterator<Item = &Vec<char>> {
        self.words.iter().enumerate().filter(move |(i, _)| *i != at).map(|(_, word)| word)
    }

    /// Whether exactly one word of the two is spelled another way.
    fn is_misspelled(&self, other: &Name) -> bool {
        if self.words.len() != other.words.len() {
            return false;
        }
        let mut differ = self.words.iter().zip(&other.words).filter(|(a, b)| a != b);
        match (differ.next(), differ.next()) {
            (Some((a, b)), None) if self.may_be_swapped(a) && self.may_be_swapped(b) => are_swapped(a, b),
            (Some((a, b)), None) => may_be_misspelled(a) && may_be_misspelled(b) && is_slip(a, b),
            _ => false,
        }
    }

    /// Short words of which another may be a slip of two letters: of four letters only beside other words.
    fn may_be_swapped(&self, word: &[char]) -> bool {
        let least = if self.words.len() > 1 { 4 } else { 5 };
        (least..SHORT).contains(&word.len()) && spells(word)
    }
}

/// Without what may be written or left out between words. What parts two digits stays: 1.1 is not 11.
fn squeezed(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |i: Option<usize>| i.and_then(|i| letters.get(i)).is_some_and(|c| c.is_numeric());
    let parts = |i: usize| digit(i.checked_sub(1)) && digit(Some(i + 1));
    let keep = |(i, c): (usize, &char)| {
        let between = c.is_whitespace() || matches!(c, '-' | '_' | '‐' | '‑');
        (!between || parts(i)).then_some(if between { ' ' } else { *c })
    };
    letters.iter().enumerate().filter_map(keep).collect()
}

/// Words long enough that a slip is likelier than another word, in scripts that spell.
fn may_be_misspelled(word: &[char]) -> bool {
    (SHORT..=40).contains(&word.len()) && spells(word)
}

/// Words of fewer letters have so many like them that only two letters in the wrong order are a slip.
const SHORT: usize = 6;

fn spells(word: &[char]) -> bool {
    word.iter().all(|&c| c.is_alphabetic() && c < '\u{530}')
}

fn sorted(word: &[char]) -> Vec<char> {
    let mut letters = word.to_vec();
    letters.sort_unstable();
    letters
}

/// Whether two short words differ in two neighbouring letters that changed places, and are not known to be two words.
/// Never the first letter; nor “ie” and “ei”, or an “s” among the last two, which make other words.
fn are_swapped(a: &[char], b: &[char]) -> bool {
    if a.len() != b.len() || a.first() != b.first() || are_two_words(a, b) {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (rest, other) = (a.get(start..).unwrap_or(&[]), b.get(start..).unwrap_or(&[]));
    match (rest, other) {
        ([x, y, rest @ ..], [z, w, other @ ..]) if (x, y) == (w, z) && rest == other => {
            let vowels = matches!((x, y), ('i', 'e') | ('e', 'i'));
            let plural = rest.is_empty() && (*x == 's' || *y == 's');
            !vowels && !plural
        }
        _ => false,
    }
}

/// Whether one word is the other with a slip of the keys, another spelling, or an ending for more than one.
///
/// One letter more or less, or two swapped; from eight letters on one letter other; from nine on other vowels or
/// letters doubled. Never the first letter, nor an ending that makes another word: employer and employee, plan and
/// planned.
fn is_slip(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if a.first() != b.first() || are_two_words(a, b) {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short_rest, long_rest) = (short.get(start..).unwrap_or(&[]), long.get(start..).unwrap_or(&[]));
    match (short_rest, long_rest) {
        // One letter at the end of the longer.
        ([], [end]) => !matches!(end, 'd' | 'r' | 'y'),
        ([], _) => false,
        (_, [_, rest @ ..]) if rest == short_rest => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) if (a, b) == (d, c) && rest == other => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other && !rest.is_empty() => short.len() >= 8,
        // Two vowels that changed places: costumer and customer.
        _ if a.len() == b.len() && a.len() == 8 => sorted(a) == sorted(b) && skeleton(a) == skeleton(b),
        _ => short.len() >= 9 && long.len() - short.len() <= 2 && skeleton(a) == skeleton(b),
    }
}

/// The first letter and the consonants of a word, none twice in a row.
fn skeleton(word: &[char]) -> Vec<char> {
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω');
    let mut bones: Vec<char> = word.iter().take(1).copied().collect();
    bones.extend(word.iter().skip(1).filter(|c| !vowel(c)));
    bones.dedup();
    bones
}

/// Words of offices that look like a slip of one another and are none.
const TWO_WORDS: [(&str, &str); 61] = [
    ("angle", "angel"),
    ("angles", "angels"),
    ("barn", "bran"),
    ("board", "broad"),
    ("boards", "broads"),
    ("bolt", "blot"),
    ("bolts", "blots"),
    ("brain", "brian"),
    ("bread", "beard"),
    ("burnt", "brunt"),
    ("calm", "clam"),
    ("carb", "crab"),
    ("carbs", "crabs"),
    ("casual", "causal"),
    ("coal", "cola"),
    ("cold", "clod"),
    ("colt", "clot"),
    ("complaint", "compliant"),
    ("complaints", "compliants"),
    ("contact", "contract"),
    ("contacting", "contracting"),
    ("contactor", "contractor"),
    ("contacts", "contracts"),
    ("corps", "crops"),
    ("county", "country"),
    ("crave", "carve"),
    ("crop", "corp"),
    ("diary", "dairy"),
    ("disposition", "deposition"),
    ("does", "dose"),
    ("form", "from"),
    ("forms", "froms"),
    ("goal", "gaol"),
    ("great", "grate"),
    ("grid", "gird"),
    ("grit", "girt"),
    ("lair", "liar"),
    ("loin", "lion"),
    ("lots", "lost"),
    ("martial", "marital"),
    ("mediation", "medication"),
    ("nets", "nest"),
    ("nuclear", "unclear"),
    ("prefect", "perfect"),
    ("preform", "perform"),
    ("quite", "quiet"),
    ("sacred", "scared"),
    ("sign", "sing"),
    ("signs", "sings"),
    ("silver", "sliver"),
    ("slat", "salt"),
    ("split", "spilt"),
    ("sure", "suer"),
    ("through", "thorough"),
    ("translation", "transaction"),
    ("trap", "tarp"),
    ("traps", "tarps"),
    ("trial", "trail"),
    ("trials", "trails"),
    ("unite", "untie"),
    ("united", "untied"),
];

fn are_two_words(a: &[char], b: &[char]) -> bool {
    let same = |word: &[char], text: &str| word.iter().copied().eq(text.chars());
    TWO_WORDS.iter().any(|(x, y)| (same(a, x) && same(b, y)) || (same(a, y) && same(b, x)))
}

fn without(word: &[char], gone: usize) -> Vec<char> {
    word.iter().enumerate().filter(|(i, _)| *i != gone).map(|(_, c)| *c).collect()
}

/// FNV-1a (Fowler, Noll, Vo) over several parts: what meets under one key is compared before it counts.
fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.iter().chain(&[0xff])) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn how(a: &str, b: &str) -> Option<Alike> {
        alike(&[a, b]).first().map(|(.., how)| *how)
    }

    #[test]
    fn case_spacing_and_accents() {
        for (a, b) in [("Back office", "back Office "), ("Back office", "Backoffice"), ("Back office", "Back-office")] {
            assert_eq!(how(a, b), Some(Alike::Written), "{a} {b}");
        }
        assert_eq!(how("Équipe du matin", "equipe du matin"), Some(Alike::Accented));
        assert_eq!(how("Sales", "Sales"), Some(Alike::Written));
        assert_eq!(how("", " "), None);
    }

    #[test]
    fn slips_and_other_spellings() {
        for (a, b) in [
            ("Adress list", "Address list"),
            ("Recieve desk", "Receive desk"),
            ("Authorisation", "Authorization"),
            ("Fulfilment centre", "Fulfillment centre"),
            ("Maintainance", "Maintenance"),
            ("Goverment", "Government"),
            ("Invoice", "Invoices"),
            ("Purchase departnent", "Purchase department"),
            ("Back office", "Bakc office"),
            ("Customer", "Costumer"),
            ("Check claim", "Chekc claim"),
            ("Claims", "Cliams"),
            ("Sales", "Saels"),
        ] {
            assert_eq!(how(a, b), Some(Alike::Spelled), "{a} {b}");
            assert_eq!(how(b, a), Some(Alike::Spelled), "{b} {a}");
        }
    }

    #[test]
    fn other_things_stay_apart() {
        for (a, b) in [
            ("Team 1", "Team 2"),
            ("Version 1.1", "Version 11"),
            ("Form A1", "Form A-1 1"),
            ("Sales", "Sales team"),
            ("Internal customer", "External customer"),
            ("Import", "Export"),
            ("Employee", "Employer"),
            ("Lender", "Sender"),
            ("Contact form", "Contract form"),
            ("Collection", "Correction"),
            ("Production", "Protection"),
            ("Calculation", "Circulation"),
            ("Complete order", "Completed order"),
            ("Active account", "Inactive account"),
            ("Bill", "Bills"),
            ("Rechnungseingang", "Rechnungsausgang"),
            ("C", "C++"),
            ("客户服务中心一", "客户服务中心二"),
            ("Order entry", "Entry order"),
            ("Order form", "Order from"),
            ("Trial period", "Trail period"),
            ("Cost centre", "Cots centre"),
            ("Load", "Laod"),
            ("Test team", "Tets team"),
            ("Lied", "Leid"),
        ] {
            assert_eq!(how(a, b), None, "{a} {b}");
        }
    }

    #[test]
    fn each_is_told_of_the_first_it_is_like() {
        let names = ["Sales", "Law", "sales", "Service desk", "SALES", "Servise desk", "Service  Desk"];
        let found = alike(&names);
        let written = Alike::Written;
        assert_eq!(found, [(2, 0, written), (4, 0, written), (6, 3, written)]);
        assert_eq!(alike(&["Maintenance", "Law", "Maintenence"]), [(2, 0, Alike::Spelled)]);
    }

    #[test]
    fn a_crowd_is_not_compared_with_itself() {
        let long = "x".repeat(500_000);
        let mut names = vec![long.as_str(); 3];
        let many: Vec<String> =
            (0..3_000).map(|i| format!("Department {}", if i % 2 == 0 { "north" } else { "South" })).collect();
        names.extend(many.iter().map(String::as_str));
        assert_eq!(alike(&names).len(), names.len() - 3);
    }
}
