"""Acts on accounts and sign-ins that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "account.created": (
            "建立账号 | account created",
            "{actor} 建立账号 {label} | {actor} created the account {label}",
            "an account is made: the first administrator by `kechuang up`, an officer by `kechuang officer`",
        ),
        "account.link_made": (
            "发放一次性链接 | one-time link made",
            "{actor} 为账号 {label} 发放一次性链接 | {actor} made a one-time link for {label}",
            "an officer is given a one-time link",
        ),
        "account.password_set": (
            "设置密码 | password set",
            "{actor} 设置账号 {label} 的密码 | {actor} set the password of {label}",
            "a password is chosen or changed",
        ),
        "account.disabled": (
            "停用账号 | account disabled",
            "{actor} 停用账号 {label} | {actor} disabled the account {label}",
            "an account is shut, with the reason; its sessions end",
        ),
        "account.enabled": (
            "启用账号 | account opened again",
            "{actor} 重新启用账号 {label} | {actor} opened the account {label} again",
            "an account that was shut is opened again",
        ),
        "account.joined": (
            "注册账号 | account joined",
            "{label} 注册账号 | {label} made an account",
            "somebody makes an account together with the claim of an organisation",
        ),
        "account.contact_shown": (
            "查看联系方式 | contact shown",
            "{actor} 查看 {label} 的联系方式 | {actor} looked at the contact of {label}",
            "a security administrator asks for a telephone or e-mail that lists mask",
        ),
        "account.list_exported": (
            "导出账号名单 | accounts exported",
            "{actor} 导出{label} | {actor} exported {label}",
            "a list of people, organisations or invitations is taken away as a file",
        ),
        "account.changed": (
            "修改账号信息 | account changed",
            "{actor} 修改 {label} 的账号信息 | {actor} changed the details of {label}",
            "a name, telephone or e-mail is changed; the log names the field, not the number or address",
        ),
        "account.signed_in": (
            "登录 | signed in",
            "{label} 登录 | {label} signed in",
            "someone signs in, or fails to",
        ),
        "account.signed_out": (
            "退出 | signed out",
            "{label} 退出 | {label} signed out",
            "someone signs out, or a session ends because it was idle or lasted too long",
        ),
        "account.locked": (
            "锁定账号 | account locked",
            "连续登录失败，{label} 被暂时锁定 | {label} was locked after repeated failures",
            "five failures in a row lock a name for 15 minutes",
        ),
        "account.second_factor_added": (
            "添加双重验证 | second factor added",
            "{actor} 为自己添加双重验证 | {actor} added a second factor",
            "an authenticator app, a passkey or new recovery codes are set up",
        ),
        "account.second_factor_removed": (
            "停用双重验证 | second factor removed",
            "{actor} 停用 {label} 的双重验证 | {actor} removed a second factor of {label}",
            "one is removed by its owner, or all by a security administrator for who lost theirs",
        ),
        "account.signed_out_elsewhere": (
            "退出其他设备 | signed out elsewhere",
            "{actor} 退出了其他设备上的登录 | {actor} signed out everywhere else",
            "someone ends their other sessions",
        ),
        "token.made": (
            "生成访问令牌 | access token made",
            "{actor} 生成访问令牌 {label} | {actor} made the access token {label}",
            "somebody makes a key for a program that calls the API; the log never holds the key",
        ),
        "token.first_used": (
            "首次使用访问令牌 | access token first used",
            "访问令牌 {label} 首次使用 | the access token {label} was used for the first time",
            "a program calls the API with a key for the first time",
        ),
        "token.revoked": (
            "作废访问令牌 | access token revoked",
            "{actor} 作废访问令牌 {label} | {actor} revoked the access token {label}",
            "its owner or a security administrator ends a key; shutting an account ends all of its keys",
        ),
        "access.refused": (
            "拒绝访问 | access refused",
            "{actor} 试图操作无权的页面 {label} | {actor} tried to use {label}, which is closed to them",
            "somebody signed in sends a change to a page that is closed to them",
        ),
        "membership.appointed": (
            "任命 | appointed",
            "{actor} 授予角色：{label} | {actor} gave the role: {label}",
            "a person is given a role in a unit, in an organisation or for the whole site",
        ),
        "membership.ended": (
            "结束任命 | appointment ended",
            "{actor} 结束角色：{label} | {actor} ended the role: {label}",
            "a role is taken away or laid down, with the reason",
        ),
        "membership.term_changed": (
            "修改任期 | term changed",
            "{actor} 修改任期：{label} | {actor} changed the term of: {label}",
            "a role is given another end, or none",
        ),
        "unit.founded": (
            "设立单位 | unit founded",
            "{actor} 设立单位 {label} | {actor} founded the unit {label}",
            "a unit of government is added to the tree",
        ),
        "unit.changed": (
            "修改单位 | unit changed",
            "{actor} 修改单位 {label} | {actor} changed the unit {label}",
            "name, kind, place or division code of a unit are changed",
        ),
        "unit.dissolved": (
            "撤销单位 | unit dissolved",
            "{actor} 撤销单位 {label} | {actor} dissolved the unit {label}",
            "a unit ends, with the reason; roles in it no longer count",
        ),
        "unit.restored": (
            "恢复单位 | unit restored",
            "{actor} 恢复单位 {label} | {actor} brought the unit {label} back",
            "a dissolved unit is brought back",
        ),
        "organisation.founded": (
            "登记单位 | organisation entered",
            "{actor} 登记单位 {label} | {actor} entered the organisation {label}",
            "an officer enters an organisation without a claim",
        ),
        "organisation.changed": (
            "修改单位信息 | organisation changed",
            "{actor} 修改单位 {label} 的信息 | {actor} changed the organisation {label}",
            "name or kind of an organisation are changed",
        ),
        "invitation.made": (
            "发出邀请 | invitation made",
            "{actor} 邀请 {label} | {actor} invited {label}",
            "somebody is invited to a role by a one-time link",
        ),
        "invitation.renewed": (
            "更新邀请 | invitation renewed",
            "{actor} 更新邀请 {label} | {actor} renewed the invitation of {label}",
            "an invitation gets a new link; the old one is dead",
        ),
        "invitation.revoked": (
            "收回邀请 | invitation taken back",
            "{actor} 收回邀请 {label} | {actor} took back the invitation of {label}",
            "an invitation is taken back",
        ),
        "invitation.accepted": (
            "接受邀请 | invitation accepted",
            "{actor} 接受邀请：{label} | {actor} accepted the invitation: {label}",
            "the person invited takes the role, with a new account or their own",
        ),
        "claim.made": (
            "申请入驻 | organisation claimed",
            "{actor} 申请入驻：{label} | {actor} claimed the organisation: {label}",
            "somebody claims an organisation by its credit code, with evidence",
        ),
        "claim.approved": (
            "通过入驻申请 | claim approved",
            "{actor} 通过入驻申请：{label} | {actor} approved the claim: {label}",
            "an officer approves a claim; the person becomes representative",
        ),
        "claim.refused": (
            "不通过入驻申请 | claim refused",
            "{actor} 不通过入驻申请：{label} | {actor} refused the claim: {label}",
            "an officer refuses a claim, with the reason",
        ),
        "claim.withdrawn": (
            "撤回入驻申请 | claim withdrawn",
            "{actor} 撤回入驻申请：{label} | {actor} withdrew the claim: {label}",
            "the claimant withdraws it while it waits",
        ),
    }
)
