/** Words of a Chinese address: a province, a city, a street. */
const IN_CHINA =
  /中国(?!香港|澳门|台湾)|[省市县区镇乡村]|自治[区州]|街道|大道|[路街巷弄]\s*[\d一二三四五六七八九十]|境内|国产/;
const ABROAD =
  /(?<!中)国(?![内家际营])|日本|意大利|新加坡|马来西亚|越南|瑞士|瑞典|加拿大|印度|墨西哥|荷兰|比利时|西班牙|葡萄牙|奥地利|芬兰|丹麦|挪威|波兰|捷克|匈牙利|以色列|澳大利亚|新西兰|巴西|俄罗斯|土耳其|菲律宾|境外|国外|海外|进口/;
/** Customs territories of their own, and zones: whether a product made there counts is for people to say. */
const APART = /香港|澳门|台湾|保税|综合保税区/;

/** Whether a place lies in China or abroad; null where the words do not tell, or leave it open. */
export function readMadeInChina(place: string | null): boolean | null {
  if (place === null || APART.test(place)) return null;
  const [isHere, isAbroad] = [IN_CHINA.test(place), ABROAD.test(place.replace(/国(?:道|营|泰|安|华|际|贸)/g, ''))];
  if (/^中国|境内|国产/.test(place)) return true;
  if (isAbroad) return false;
  return isHere ? true : null;
}
