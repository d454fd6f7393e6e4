"""The first tables: schools, accounts, logins, invitations, pairs, records and their events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "guess",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guess"),
    )
    op.create_index("ix_guess_key_hash_made_at", "guess", ["key_hash", "made_at"], unique=False)
    op.create_index("ix_guess_made_at", "guess", ["made_at"], unique=False)
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("description", sa.String(length=255), nullable=True),
        sa.Column("permissions", sa.UnicodeText(), nullable=True),
        sa.Column("update_datetime", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("name", name="uq_role_name"),
    )
    op.create_table(
        "school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_school"),
    )
    op.create_table(
        "tombstone",
        sa.Column("record_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name="pk_tombstone"),
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=True),
        sa.Column("makes_administrator", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name="fk_invitation_school_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
    )
    op.create_index("ix_invitation_school_id", "invitation", ["school_id"], unique=False)
    op.create_table(
        "user",
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("seal_key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("school_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("username", sa.String(length=255), nullable=True),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("last_login_at", sa.DateTime(), nullable=True),
        sa.Column("current_login_at", sa.DateTime(), nullable=True),
        sa.Column("last_login_ip", sa.String(length=64), nullable=True),
        sa.Column("current_login_ip", sa.String(length=64), nullable=True),
        sa.Column("login_count", sa.Integer(), nullable=True),
        sa.Column("tf_primary_method", sa.String(length=64), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=255), nullable=True),
        sa.Column("tf_phone_number", sa.String(length=128), nullable=True),
        sa.Column("us_totp_secrets", sa.Text(), nullable=True),
        sa.Column("us_phone_number", sa.String(length=128), nullable=True),
        sa.Column("fs_webauthn_user_handle", sa.String(length=64), nullable=True),
        sa.Column("mf_recovery_codes", sa.UnicodeText(), nullable=True),
        sa.Column("create_datetime", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.Column("update_datetime", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name="fk_user_school_id"),
        sa.PrimaryKeyConstraint("id", name="pk_user"),
        sa.UniqueConstraint("account_id", name="uq_user_account_id"),
        sa.UniqueConstraint("email", name="uq_user_email"),
        sa.UniqueConstraint("fs_uniquifier", name="uq_user_fs_uniquifier"),
        sa.UniqueConstraint("fs_webauthn_user_handle", name="uq_user_fs_webauthn_user_handle"),
        sa.UniqueConstraint("us_phone_number", name="uq_user_us_phone_number"),
        sa.UniqueConstraint("username", name="uq_user_username"),
    )
    op.create_index("ix_user_school_id", "user", ["school_id"], unique=False)
    op.create_table(
        "login_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("device", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_login_session_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_login_session"),
        sa.UniqueConstraint("token_hash", name="uq_login_session_token_hash"),
    )
    op.create_index("ix_login_session_user_id", "login_session", ["user_id"], unique=False)
    op.create_table(
        "pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inviter_id", sa.Integer(), nullable=False),
        sa.Column("invited_id", sa.Integer(), nullable=False),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("inviter_id <> invited_id", name="ck_pair_two_people"),
        sa.ForeignKeyConstraint(["invited_id"], ["user.id"], name="fk_pair_invited_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["inviter_id"], ["user.id"], name="fk_pair_inviter_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_pair"),
        sa.UniqueConstraint("inviter_id", "invited_id", name="uq_pair_inviter_id_invited_id"),
    )
    op.create_index("ix_pair_invited_id", "pair", ["invited_id"], unique=False)
    op.create_index("ix_pair_inviter_id", "pair", ["inviter_id"], unique=False)
    op.create_table(
        "record",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("event_xor", sa.LargeBinary(length=16), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name="fk_record_owner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
    )
    op.create_index("ix_record_owner_id", "record", ["owner_id"], unique=False)
    op.create_table(
        "roles_users",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_roles_users_role_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_roles_users_user_id"),
        sa.PrimaryKeyConstraint("user_id", "role_id", name="pk_roles_users"),
    )
    op.create_table(
        "webauthn",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(length=1024), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.Integer(), nullable=True),
        sa.Column("transports", sa.UnicodeText(), nullable=True),
        sa.Column("backup_state", sa.Boolean(), nullable=False),
        sa.Column("device_type", sa.String(length=64), nullable=False),
        sa.Column("extensions", sa.String(length=255), nullable=True),
        sa.Column("create_datetime", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.Column("lastuse_datetime", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("usage", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_webauthn_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_webauthn"),
    )
    op.create_index("ix_webauthn_credential_id", "webauthn", ["credential_id"], unique=True)
    op.create_index("ix_webauthn_user_id", "webauthn", ["user_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("record_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("field", sa.String(length=120), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("replaces", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["user.id"], name="fk_event_author_id"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_event_record_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record_id", "id", name="pk_event"),
    )
    op.create_table(
        "membership",
        sa.Column("record_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_membership_record_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_membership_user_id"),
        sa.PrimaryKeyConstraint("record_id", "user_id", name="pk_membership"),
    )
    op.create_index("ix_membership_user_id_record_id", "membership", ["user_id", "record_id"], unique=False)
