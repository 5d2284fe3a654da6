-- zh: 未解除的暂停或召回下的货物都已锁定
-- en: goods under an open hold stand held
select h.id from kernel.hold h where h.lifted_at is null and kernel.escapes(h.org_id, h.kind, h.scope, h.scope_id)
