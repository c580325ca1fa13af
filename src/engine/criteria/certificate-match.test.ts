import { describe, expect, test } from 'vitest';
import { certificateRuleSchema } from '../../domain/items/certificate-rule.ts';
import { judgeCertificate } from './certificate-match.ts';

const context = {
  date: '2025-12-15',
  levelOrders: new Map([
    ['service', ['三级', '二级', '一级']],
    ['capability', ['CS1', 'CS2', 'CS3', 'CS4', 'CS5']],
  ]),
};

function judge(rule: object, held: object) {
  const full = { name: '', level: null, direction: null, issuer: null, validUntil: null, ...held };
  return judgeCertificate(certificateRuleSchema.parse(rule), full, context);
}

const QUALITY = { title: '质量管理体系认证' };
const CAPABILITY = { title: '信息系统建设和服务能力', atLeast: 'CS2', levels: 'capability' };
const INTEGRATION = { title: '信息安全服务资质认证证书', direction: '安全集成', atLeast: '二级', levels: 'service' };
const PROJECT = { title: '计算机技术与软件专业技术资格证书', direction: '信息系统项目管理师' };

describe('a certificate held against the one asked for', () => {
  test.each([
    ['the same name', QUALITY, { name: '质量管理体系认证证书' }, true],
    ['more around the name', QUALITY, { name: 'ISO 9001 质量管理体系认证证书' }, true],
    ['spaces and full-width forms', QUALITY, { name: '质 量 管 理 体 系 认证' }, true],
    ['another system', QUALITY, { name: '信息安全管理体系认证证书' }, undefined],
    ['valid on its last day', QUALITY, { name: '质量管理体系认证', validUntil: '2025-12-15' }, true],
    ['expired the day before', QUALITY, { name: '质量管理体系认证', validUntil: '2025-12-14' }, false],
    ['one level too low', CAPABILITY, { name: '信息系统建设和服务能力等级证书', level: 'CS1' }, false],
    ['the level asked for', CAPABILITY, { name: '信息系统建设和服务能力等级证书', level: 'CS2级' }, true],
    ['a higher level', CAPABILITY, { name: '信息系统建设和服务能力等级证书 CS4' }, true],
    ['no level to be seen', CAPABILITY, { name: '信息系统建设和服务能力等级证书' }, null],
    [
      'a level whose order runs down',
      INTEGRATION,
      { name: '信息安全服务资质认证证书（安全集成）', level: '一级' },
      true,
    ],
    ['below it', INTEGRATION, { name: '信息安全服务资质认证证书（安全集成）', level: '三级' }, false],
    [
      'another direction',
      INTEGRATION,
      { name: '信息安全服务资质认证证书', direction: '安全运维', level: '一级' },
      undefined,
    ],
    ['no direction', INTEGRATION, { name: '信息安全服务资质认证证书', level: '一级' }, null],
    ['only the direction as name', PROJECT, { name: '信息系统项目管理师' }, true],
    [
      'the direction in its own field',
      PROJECT,
      { name: '计算机技术与软件专业技术资格证书', direction: '信息系统项目管理师' },
      true,
    ],
    ['a neighbouring title', PROJECT, { name: '计算机技术与软件专业技术资格证书（系统规划与管理师）' }, undefined],
    ['an alternative', { title: '甲类证书', orElse: [{ title: '乙类证书' }] }, { name: '乙类证书' }, true],
    [
      'an issuer that is not named',
      { title: '安全开发证书', issuers: ['甲中心'] },
      { name: '安全开发证书', issuer: '乙公司' },
      false,
    ],
    ['an alias', { title: '某某体系认证', aliases: ['ISO20000'] }, { name: 'ISO 20000 证书' }, true],
  ])('%s', (_, rule, held, expected) => {
    expect(judge(rule, held)?.qualifies).toBe(expected);
  });
});
