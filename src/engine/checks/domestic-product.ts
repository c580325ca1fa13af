import type { BidCheck, BidFacts, DeclaredProduct, DomesticDeclaration } from '../../domain/bid.ts';
import { Decimal, ONE, showRate, sum, ZERO } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { DecimalText, IsoDate } from '../../domain/scalars.ts';

type DomesticCheck = BidCheck['domestic'];

export interface DomesticJudgement {
  check: DomesticCheck;
  findings: Finding[];
  /** The bid offers foreign products as well, by its own words. */
  offersForeign: boolean;
}

const NOT_DECLARED: DomesticDeclaration = {
  declared: false,
  products: [],
  coversAll: false,
  costShares: [],
  isSigned: false,
  locations: [],
};

/**
 * Whether a bid's products are preferred as domestic ones, should they compete with foreign ones (国办发〔2025〕34号):
 * all of the price or none of it, by their share in the cost of all products. The declaration decides; it is no
 * condition for taking part. What the declaration leaves open stays open.
 */
export function judgeDomestic(
  { domestic = NOT_DECLARED, price: { rows } }: Pick<BidFacts, 'domestic' | 'price'>,
  { procurement, lot }: Scheme,
  regulations: Regulations,
  date: IsoDate,
): DomesticJudgement {
  const rate = regulations.find('domestic-product/deduction', date);
  const threshold = regulations.find('domestic-product/cost-share', date);
  const applies = lot.domesticProduct?.applies ?? null;
  const gaps = findGaps(domestic);
  const { products, declared } = domestic;
  const answer = (
    eligible: boolean | null,
    reasons: string[],
    findings: Finding[] = [],
    costShare: Decimal | null = null,
    deduction: DecimalText | null = null,
  ): DomesticJudgement => ({
    check: {
      declared,
      complete: declared && gaps.length === 0,
      products: products.map(({ name, manufacturer, place, isMadeInChina, componentShare, location }) => ({
        name,
        manufacturer,
        place,
        isMadeInChina,
        componentShare,
        location,
      })),
      costShare: costShare?.toFixed() ?? null,
      eligible,
      deduction,
      reasons,
    },
    findings,
    offersForeign: products.some(isForeign),
  });
  if (rate === null || threshold === null) return answer(false, ['评审之日尚无本国产品价格评审优惠的规定']);
  if (procurement.isGovernmentProcurement === false) return answer(false, ['不是政府采购项目，不适用本国产品政策']);
  if (procurement.category === 'works') return answer(false, ['工程项目不适用本国产品政策']);
  if (applies === false) return answer(false, ['采购文件写明本包不适用本国产品政策']);
  const percent = showRate(new Decimal(String(rate.value)));
  const report = (code: string, message: string, locations = domestic.locations) =>
    finding('warning', code, `${message}；与非本国产品竞争时，不能据此享受 ${percent} 的价格扣除`, {
      locations,
      legalBasis: rate.basis,
    });
  if (!declared) {
    const reason = '没有《关于符合本国产品标准的声明函》，所投产品不作为本国产品';
    return answer(false, [reason], applies === true ? [report('domestic-declaration-missing', reason)] : []);
  }
  const findings = gaps.map(({ message, locations }) => report('domestic-declaration-incomplete', message, locations));
  const share = settleCostShare(
    domestic,
    rows.map(({ title }) => title),
  );
  findings.push(...share.faults.map(({ message, locations }) => report('domestic-share-differs', message, locations)));
  const open = [...gaps.map(({ message }) => message), ...share.faults.map(({ message }) => message)];
  if (open.length > 0) return answer(null, open, findings);
  if (share.value === null) return answer(null, [share.reason], [report('domestic-share-missing', share.reason)]);
  const needed = new Decimal(String(threshold.value));
  if (share.value.lessThan(needed)) {
    const reason = `本国产品成本占 ${showRate(share.value)}，不足 ${showRate(needed)}，整体不扣除`;
    return answer(false, [reason], findings, share.value);
  }
  const reason = `${share.reason}，达到 ${showRate(needed)}；只在与非本国产品竞争时扣除`;
  const notes = describeComponents(products, regulations, date);
  if (applies === null)
    return answer(null, ['采购文件没有写明是否适用本国产品政策', reason, ...notes], findings, share.value);
  return answer(true, [reason, ...notes], findings, share.value, String(rate.value));
}

interface Fault {
  message: string;
  locations: DomesticDeclaration['locations'];
}

function findGaps({ products, isSigned, locations, declared }: DomesticDeclaration): Fault[] {
  if (!declared) return [];
  const ofProducts = products
    .filter((product) => product.isDomestic !== false)
    .flatMap((product): Fault[] => {
      const { name, manufacturer, place, isMadeInChina, location } = product;
      const missing = Object.entries({ 产品名称: name, 生产厂: manufacturer, 厂址: place }).filter(
        ([, value]) => value === null,
      );
      const title = `本国产品声明函中的“${name ?? '产品'}”`;
      if (missing.length > 0)
        return [{ message: `${title}没有写明${missing.map(([field]) => field).join('、')}`, locations: [location] }];
      if (isMadeInChina === null)
        return [{ message: `${title}的厂址“${place}”不能判断是否在中国境内，请核对`, locations: [location] }];
      return isMadeInChina
        ? []
        : [{ message: `${title}的厂址“${place}”不在中国境内，与声明矛盾`, locations: [location] }];
    });
  return isSigned ? ofProducts : [...ofProducts, { message: '本国产品声明函没有供应商落款', locations }];
}

interface CostShare {
  value: Decimal | null;
  reason: string;
  faults: Fault[];
}

/** By the costs that a table gives, by what is stated, or because no product is left out; all that is there has to agree. */
function settleCostShare(
  { products, costShares, coversAll, locations }: DomesticDeclaration,
  rows: readonly string[],
): CostShare {
  const foreign = products.filter(isForeign);
  const [stated, ...others] = costShares;
  const computed = sumCosts(products);
  const faults: Fault[] = [];
  const places = [...costShares.map(({ location }) => location), ...products.map(({ location }) => location)];
  const value = computed ?? (stated === undefined ? null : new Decimal(stated.value));
  if (value?.greaterThan(ONE))
    faults.push({ message: `本国产品成本占 ${showRate(value)}，超过 100%`, locations: places });
  if (others.some((other) => !new Decimal(other.value).equals(stated?.value ?? ZERO)))
    faults.push({
      message: `本国产品的成本占比前后不一致：${costShares.map((one) => showRate(new Decimal(one.value))).join('、')}`,
      locations: places,
    });
  else if (computed !== null && stated !== undefined && !isRounded(computed, new Decimal(stated.value)))
    faults.push({
      message: `写明本国产品成本占 ${showRate(new Decimal(stated.value))}，按所列成本计算为 ${showRate(computed.toDecimalPlaces(4))}`,
      locations: places,
    });
  if (coversAll && foreign.length > 0)
    faults.push({
      message: `声明全部产品为本国产品，所列“${foreign[0]?.name ?? '产品'}”不是`,
      locations: [...locations, ...places],
    });
  if (value !== null) return { value, reason: `本国产品成本占 ${showRate(value.toDecimalPlaces(4))}`, faults };
  if (foreign.length > 0) return { value: null, reason: '所投产品不全是本国产品，没有写明本国产品的成本占比', faults };
  if (coversAll) return { value: ONE, reason: '声明全部产品为本国产品', faults };
  const left = rows.filter((title) => !products.some(({ name }) => name !== null && isSameProduct(name, title)));
  if (rows.length > 0 && left.length === 0) return { value: ONE, reason: '分项报价中的产品都声明为本国产品', faults };
  const reason =
    rows.length === 0
      ? '没有写明本国产品的成本占比，也没有读到分项报价，不能判断是否还有其他产品'
      : `没有写明本国产品的成本占比，分项报价中的“${left.slice(0, 3).join('”、“')}”没有列入声明函`;
  return { value: null, reason, faults };
}

/** Null where a product has no cost, or nothing has. */
function sumCosts(products: readonly DeclaredProduct[]): Decimal | null {
  if (products.length === 0 || products.some(({ cost }) => cost === null)) return null;
  const of = (chosen: readonly DeclaredProduct[]) => sum(chosen.map(({ cost }) => new Decimal(cost ?? '0')));
  const all = of(products);
  return all.isZero() ? null : of(products.filter((product) => !isForeign(product))).dividedBy(all);
}

function isRounded(computed: Decimal, stated: Decimal): boolean {
  return computed.toDecimalPlaces(Math.max(2, stated.decimalPlaces())).equals(stated);
}

function isForeign({ isDomestic, isMadeInChina }: DeclaredProduct): boolean {
  return isDomestic === false || (isDomestic === undefined && isMadeInChina === false);
}

function isSameProduct(name: string, title: string): boolean {
  const [one, other] = [plain(name), plain(title)];
  return one.length > 0 && other.length > 0 && (one.includes(other) || other.includes(one));
}

function plain(text: string): string {
  return normaliseForMatching(text).replace(/\s|\([^()]*\)/g, '');
}

/** Shares of components are shown; they decide nothing before they are laid down for a product. */
function describeComponents(products: readonly DeclaredProduct[], regulations: Regulations, date: IsoDate): string[] {
  const rule = regulations.find('domestic-product/component-shares-in-force', date);
  if (rule === null || rule.value === 'false') return [];
  return products
    .filter(({ componentShare }) => componentShare === null)
    .map(({ name }) => `“${name ?? '产品'}”没有写明中国境内生产的组件成本占比，请按该产品的要求核对`);
}
