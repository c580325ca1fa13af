import type { BidSection, FigureClaim, IndexEntry } from './bid-section.ts';
import type { Agent, Contact } from './contact.ts';
import type { CertificateFact, ContractFact, Deviation, EnterpriseClass, PersonFact } from './facts.ts';
import type { Finding } from './finding.ts';
import type { FormCheck } from './form-check.ts';
import type { Location } from './location.ts';
import type { PdfSignature } from './pdf-signature.ts';
import type { PlanCheck } from './plan-check.ts';
import type { DecimalText } from './scalars.ts';
import type { StatedQuantity } from './stated-quantity.ts';

/** A price breakdown row: amounts in yuan as written. */
export interface PriceRow {
  title: string;
  amount: DecimalText;
  unitPrice?: DecimalText | null;
  quantity?: DecimalText | null;
  location: Location;
}

/** What the price letter states for one of several lots. */
export interface LotPrice {
  lot: number;
  quoted: DecimalText | null;
  inWords: DecimalText | null;
  locations: Location[];
}

/** One answer row of a deviation table, as it stands. */
export interface AnswerRow {
  /** Number in the row's own numbering, e.g. （七） or 2.3. */
  number: string | null;
  demand: string;
  answer: string;
  demandQuantities: StatedQuantity[];
  answerQuantities: StatedQuantity[];
  declaredDeviation: string | null;
  remark: string | null;
  form: 'commercial' | 'technical' | 'unknown';
  /** Head of the column of the declared deviation: 是 means one thing under 是否满足, another under 是否偏离. */
  deviationHead?: string;
  /** How sure reading from a picture was, 0 to 1; absent where the file itself has the text. */
  confidence?: number;
  /** Caption row that it stands under, e.g. （一）报价要求; absent: none. */
  section?: string;
  /** The row clause by clause, where one cell of its demand holds several numbered clauses. */
  clauses?: AnswerRow[];
  location: Location;
}

/** One enterprise of a small-enterprise declaration; employees as a count, revenue and assets in 万元 as written. */
export interface DeclaredEnterprise {
  subject: string | null;
  industry: string | null;
  name: string | null;
  employees: DecimalText | null;
  revenue: DecimalText | null;
  assets: DecimalText | null;
  enterpriseClass: EnterpriseClass | null;
  /** Read from a picture, so that a letter of its name may be another. */
  isScanned?: boolean;
  location: Location;
}

/** What a consortium agreement or a subcontract leaves to whom, as written. */
export interface StatedShare {
  kind: 'consortium' | 'subcontract';
  /** One party; all small and micro (or all small and medium) enterprises together; or the sum that a table states. */
  of: 'party' | 'group' | 'all';
  party: string | null;
  /** As said beside the share; of a group its largest class. */
  enterpriseClass: EnterpriseClass | null;
  /** Fraction of the contract; null where only an amount is stated. */
  share: DecimalText | null;
  /** Yuan; null where only a share is stated. */
  amount: DecimalText | null;
  /** Title of the form that says it. */
  form: string;
  location: Location;
}

/** A product as the declaration on domestic products names it. */
export interface DeclaredProduct {
  name: string | null;
  manufacturer: string | null;
  /** Where it is made, as written. */
  place: string | null;
  /** The place lies in China, or abroad; null where that cannot be told. */
  isMadeInChina: boolean | null;
  /** What a table says of it; absent: the declaration calls it domestic. */
  isDomestic?: boolean;
  /** Share of the components made in China in its cost, as a fraction. */
  componentShare: DecimalText | null;
  /** In yuan. */
  cost: DecimalText | null;
  location: Location;
}

/** Declaration that products keep to the standard of domestic products (国办发〔2025〕34号). */
export interface DomesticDeclaration {
  declared: boolean;
  products: DeclaredProduct[];
  /** It speaks of all products that the bid offers. */
  coversAll: boolean;
  /** Cost of the domestic products in the cost of all products, as stated, as fractions. */
  costShares: { value: DecimalText; location: Location }[];
  /** A name stands below it. */
  isSigned: boolean;
  locations: Location[];
}

/** A person as the bid shows them; `insuredMonths` (2025-11) are the months for which social insurance is proved. */
export type BidPerson = PersonFact & { insuredMonths?: string[] };

/** What a tenderer's documents say, each value with its place. Everything here is proposed until a person confirms it. */
export interface BidFacts {
  tenderer: string | null;
  projectNumber: string | null;
  projectName?: string | null;
  /** Pages or parts that could not be read, so that what was not found may stand there. */
  unread?: Location[];
  /** Lot numbers the bid is for, as written on its cover. */
  lots: number[];
  price: {
    quoted: DecimalText | null;
    inWords: DecimalText | null;
    itemSum: DecimalText | null;
    rows: PriceRow[];
    /** Total that the breakdown itself states. */
    statedTotal?: DecimalText | null;
    /** Prices stated for single lots; with more than one of them `quoted` is null. */
    byLot?: LotPrice[];
    /** What the opening form states beside a price letter; absent or null where there is only one of the two. */
    openingForm?: { quoted: DecimalText | null; inWords: DecimalText | null } | null;
    locations: Location[];
  };
  sme: {
    declared: boolean;
    enterprises: DeclaredEnterprise[];
    prisonEnterprise: boolean;
    disabledWelfareUnit: boolean;
    /** A large enterprise owns or runs one of them: admitted, denied; null or absent: not spoken of. */
    largeTies?: boolean | null;
    /** Where it is admitted. */
    tieLocations?: Location[];
    /** The declaration says that there are no figures of the year before. */
    isNew?: boolean;
    /** There is a declaration that names a class, in a form that cannot be read. */
    isUnread?: boolean;
    /** What small and micro members or subcontractors, and the others, are to carry. */
    shares?: StatedShare[];
    /** Members or subcontractors own or run each other: admitted, denied; null or absent: not spoken of. */
    relatedParties?: boolean | null;
    locations: Location[];
  };
  domestic?: DomesticDeclaration;
  validityDays: number | null;
  validityLocation: Location | null;
  answers: AnswerRow[];
  contracts: ContractFact[];
  certificates: CertificateFact[];
  people: BidPerson[];
  /** How the tenderer can be reached, and who acts for it. */
  contacts?: Contact[];
  agents?: Agent[];
  /** What is promised outside the answer tables, in the form of answers that quote no demand. */
  promises?: AnswerRow[];
  /** Undertakings found, by what they promise. */
  commitments: { text: string; location: Location }[];
  /** The bid as its titles divide it, figures it promises, and what its index says. */
  sections?: BidSection[];
  claims?: FigureClaim[];
  index?: IndexEntry[];
  messages: Finding[];
}

/** The answer to `hengbiao check`: the bid judged against a scheme, everything proposed. */
export interface BidCheck {
  tenderer: string | null;
  lot: number;
  price: {
    quoted: DecimalText | null;
    inWords: DecimalText | null;
    itemSum: DecimalText | null;
    corrected: DecimalText | null;
    consistent: boolean | null;
    withinCeiling: boolean | null;
    locations: Location[];
  };
  sme: {
    declared: boolean;
    enterpriseClass: 'medium' | 'small' | 'micro' | null;
    complete: boolean;
    impliedClass: EnterpriseClass | null;
    eligible: boolean | null;
    deduction: DecimalText | null;
    /** Share of small and micro members or subcontractors, as a fraction; null where none counts. */
    smallMicroShare: DecimalText | null;
    reasons: string[];
  };
  /** Preference for domestic products. */
  domestic: {
    declared: boolean;
    complete: boolean;
    products: {
      name: string | null;
      manufacturer: string | null;
      place: string | null;
      isMadeInChina: boolean | null;
      componentShare: DecimalText | null;
      location: Location;
    }[];
    /** Cost of the domestic products in the cost of all, as a fraction; null where it is open. */
    costShare: DecimalText | null;
    eligible: boolean | null;
    deduction: DecimalText | null;
    reasons: string[];
  };
  validityDays: number | null;
  responses: {
    number: string;
    /** Id of the scheme's requirement, which tells clauses of the same number apart; absent: the scheme does not know it. */
    requirement?: string;
    mandatory: boolean;
    deviation: Deviation;
    declaredDeviation: string | null;
    reasons: string[];
    location: Location | null;
  }[];
  facts: {
    contracts: {
      customer: string;
      subject: string;
      signedOn: string | null;
      qualifies: boolean | null;
      reason: string;
      location: Location | null;
    }[];
    certificates: {
      name: string;
      level: string | null;
      validUntil: string | null;
      qualifies: boolean | null;
      reason: string;
      location: Location | null;
    }[];
    people: {
      name: string;
      role: string;
      certificates: string[];
      qualifies: boolean | null;
      reason: string;
      location: Location | null;
    }[];
  };
  items: { id: string; proposedPoints: DecimalText | null; reason: string }[];
  /** Required parts of the plans that members judge. */
  plans?: PlanCheck[];
  /** The forms that the procurement document asks for. */
  forms?: FormCheck[];
  /** Electronic signatures of PDF files. */
  signatures?: PdfSignature[];
  /** Pictures that show a seal or a signature; they prove nothing. */
  sealPictures?: Location[];
  findings: Finding[];
}
