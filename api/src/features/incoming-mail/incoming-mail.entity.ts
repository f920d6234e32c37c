import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { BouncedAddress, LeftOutFile, MailAddress } from '@demarche/contracts/incoming-mail';
import type { MailKind, MailOutcome, MailRemark, MailState, MailWay } from '@demarche/domain/incoming-mail';
import { Labelled } from '../../platform/access/labelled.js';

/** A mail that came in: restricted to who sent it in, or to the office whose mailbox it came to, whatever it becomes. */
@Entity('incoming_mail')
export class IncomingMail extends Labelled {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  way: MailWay;

  @Column('text')
  kind: MailKind;

  @Column('text')
  state: MailState;

  /** SHA-256 of the Message-ID, or of what it says where it has none. Tells nothing, so it outlives what the mail said. */
  @Column('text', { name: 'message_key' })
  messageKey: string;

  /** SHA-256 of what it says and carries. */
  @Column('text', { name: 'content_key' })
  contentKey: string;

  /** The `messageKey` of the messages that it answers. */
  @Column('text', { array: true, name: 'thread_keys' })
  threadKeys: string[];

  @Column('uuid', { name: 'office_id', nullable: true })
  officeId: string | null;

  /** Whoever sent it in; for an office, who held it when the mail came. */
  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('text', { name: 'from_name', nullable: true })
  fromName: string | null;

  @Column('text', { name: 'from_address', nullable: true })
  fromAddress: string | null;

  @Column('jsonb')
  recipients: MailAddress[];

  @Column('text')
  subject: string;

  @Column('text')
  said: string;

  @Column('text')
  quoted: string;

  /** What reads like references of ours. */
  @Column('text', { array: true, name: 'our_refs' })
  ourRefs: string[];

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  @Column('text', { array: true })
  remarks: MailRemark[];

  @Column('jsonb', { name: 'left_out' })
  leftOut: LeftOutFile[];

  @Column('jsonb')
  bounced: BouncedAddress[];

  @Column('text', { nullable: true })
  outcome: MailOutcome | null;

  @Column('uuid', { name: 'letter_id', nullable: true })
  letterId: string | null;

  @Column('uuid', { name: 'engagement_id', nullable: true })
  engagementId: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('boolean')
  demo: boolean;

  @VersionColumn()
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}
