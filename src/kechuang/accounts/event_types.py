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
            "`kechuang officer --disable`",
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
        "unit.founded": (
            "设立单位 | unit founded",
            "{actor} 设立单位 {label} | {actor} founded the unit {label}",
            "a unit of government is added to the tree",
        ),
    }
)
