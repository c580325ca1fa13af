/** 有下列情形之一的，投标无效： – what follows are the cases, each of which voids a bid. */
const CASES =
  /(?:(?:下列|以下|如下)(?:任何|任一|情况|情形|之一|各项){0,3}|情形之一)[^。]{0,40}(?:无效|否决|废标|拒绝|不予受理|取消(?:磋商|谈判|投标)?资格)[^。]{0,16}[:。]?$|(?:无效|否决|废标|拒绝|取消(?:磋商|谈判|投标)资格)[^。;]{0,16}(?:情形|情况|条款)?[^。;]{0,4}:$/;
/** 二、无效投标的情形: the same as a heading. */
const HEADING =
  /^[^,。;:]{0,12}(?:无效(?:投标|响应|报价|标)?|(?:投标|响应|报价)无效|废标|否决(?:投标|响应)?)(?:的)?(?:认定|处理)?(?:情形|情况|条款|条件|事项)$/;
/** 必须满足以下要求，否则投标无效： – what follows is demanded, and voids a bid that does not meet it. */
const DEMANDED =
  /(?:满足|符合|具备|达到|响应|遵守)[^。;,:]{0,8}(?:以下|下列|如下)|(?:以下|下列|如下)[^。;,:]{0,10}(?:要求|条款|条件|内容|参数|指标)[^。;:]{0,6}(?:必须|须|应|均为|为实质)|(?:实质性|不可偏离)(?:要求|条款|指标|参数)|不(?:能)?(?:满足|符合|响应)(?:以下|下列|其中|上述|本条)?任(?:意|何|一)/;
const VOID = /无效|否决|废标|拒绝/;

/** Whether a line opens a list of cases that void a bid. */
export function opensVoidingCases(text: string): boolean {
  return (CASES.test(text) || HEADING.test(text)) && !opensVoidingDemands(text);
}

/** Whether a line opens a list of demands whose breach voids a bid. */
export function opensVoidingDemands(text: string): boolean {
  return VOID.test(text) && DEMANDED.test(text) && !/(?:情形|情况)之一/.test(text);
}
