-- alerts: what keeps confirmation mails from being a nuisance, and two look-ups of channels -----------------------------

-- A confirmation mail that was asked for. The address itself is not kept here: people who never agreed to anything stay unknown.
create table confirmation_mail (
  -- Derived from the address and ANTEI_SECRET (alerts/channels.ts).
  recipient text not null,
  asked_at timestamptz not null
);
create index confirmation_mail_recipient on confirmation_mail (recipient, asked_at);

-- A device leaves by the endpoint of its push subscription, all that its browser knows by then.
create index watch_channel_device on watch_channel ((address::jsonb ->> 'endpoint')) where kind = 'device';

-- Old messages are removed by their edition; a few kilobytes, and nothing to write while messages are sent.
create index outbox_edition on outbox using brin (as_of);
