/** Who takes part in a procurement. A person may hold several roles and always acts in one of them. */
export const ROLES = [
  'clerk',
  'purchaser',
  'panel-member',
  'panel-chair',
  'buyer-representative',
  'supervisor',
  'vendor',
  'archivist',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that come with a seat on a lot's panel. */
export const PANEL_ROLES = ['panel-member', 'panel-chair', 'buyer-representative'] as const satisfies readonly Role[];
export type PanelRole = (typeof PANEL_ROLES)[number];

export function isPanelRole(role: Role): role is PanelRole {
  return (PANEL_ROLES as readonly Role[]).includes(role);
}

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  clerk: '采购代理机构经办人',
  purchaser: '采购人',
  'panel-member': '评审专家',
  'panel-chair': '评审组长',
  'buyer-representative': '采购人代表',
  supervisor: '监督人员',
  vendor: '供应商',
  archivist: '档案管理员',
};
