CREATE UNLOGGED TABLE public.ahead (
    chain bigint NOT NULL,
    sequence bigint NOT NULL,
    type text NOT NULL,
    wall text NOT NULL,
    boot_id text NOT NULL,
    monotonic bigint NOT NULL,
    clock text NOT NULL,
    data text NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE public.anomaly (
    id bigint NOT NULL,
    centre text NOT NULL,
    board text NOT NULL,
    epoch text NOT NULL,
    kind text NOT NULL,
    sequence bigint NOT NULL,
    detail text NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    healed_at timestamp with time zone
);
ALTER TABLE public.anomaly ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.anomaly_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.aside (
    centre text NOT NULL,
    board text NOT NULL,
    epoch text NOT NULL,
    sequence bigint NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    type text NOT NULL,
    wall text NOT NULL,
    boot_id text NOT NULL,
    monotonic bigint NOT NULL,
    clock text NOT NULL,
    data text NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE public.board (
    centre text NOT NULL,
    board text NOT NULL,
    session text NOT NULL,
    present boolean NOT NULL,
    since timestamp with time zone NOT NULL
);
CREATE TABLE public.chain (
    id bigint NOT NULL,
    centre text NOT NULL,
    board text NOT NULL,
    epoch text NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    first_seen timestamp with time zone NOT NULL,
    last_seen timestamp with time zone NOT NULL
)
WITH (fillfactor='50');
ALTER TABLE public.chain ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.chain_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.event (
    chain bigint NOT NULL,
    sequence bigint NOT NULL,
    received timestamp with time zone NOT NULL,
    type text NOT NULL,
    wall text NOT NULL,
    boot_id text NOT NULL,
    monotonic bigint NOT NULL,
    clock text NOT NULL,
    data text NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
)
PARTITION BY RANGE (received);
CREATE TABLE public.event_2026_11 (
    chain bigint NOT NULL,
    sequence bigint NOT NULL,
    received timestamp with time zone NOT NULL,
    type text NOT NULL,
    wall text NOT NULL,
    boot_id text NOT NULL,
    monotonic bigint NOT NULL,
    clock text NOT NULL,
    data text NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE public.motcua_inbox (
    version integer NOT NULL
);
ALTER TABLE ONLY public.event ATTACH PARTITION public.event_2026_11 FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00');
INSERT INTO public.anomaly OVERRIDING SYSTEM VALUE VALUES (1, 'phuong-an-khanh', 'board-1', '00000000000000aa', 'WITHHELD', 5, 'vn.motcua.ticket.reprinted.v1 with hash 5cba7c3d2fa671a25f90b752bac6b019a42a5962c2b44999d5cc494a455646b5: too large', '2026-11-21 02:00:00+00', NULL);
INSERT INTO public.anomaly OVERRIDING SYSTEM VALUE VALUES (2, 'phuong-an-khanh', 'board-1', '00000000000000aa', 'FORK', 7, 'vn.motcua.ticket.reprinted.v1 with hash 539b21e478e527486f7e7cd297f71776997f44fbed9673b7d427e159e27496a4: kept aside: the board''s history parts here', '2026-11-21 02:00:00+00', NULL);
INSERT INTO public.aside VALUES ('phuong-an-khanh', 'board-1', '00000000000000aa', 7, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:07Z', 'boot-7', 7, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Trần Thị Mẫu"}', '\xd326e6ef432c6f314432b8ed22a442290efcee2e4697639c612362f0d315646f', '\x539b21e478e527486f7e7cd297f71776997f44fbed9673b7d427e159e27496a4');
INSERT INTO public.chain OVERRIDING SYSTEM VALUE VALUES (1, 'phuong-an-khanh', 'board-1', '00000000000000aa', 12, '\x532a76ca4c0382cda2c93b2ee9ff1c8477067dbda2ae31b90eaee376321d8934', '2026-11-21 02:00:00+00', '2026-11-21 02:00:00+00');
INSERT INTO public.event_2026_11 VALUES (1, 1, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:01Z', 'boot-7', 1, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 1"}', '\x0000000000000000000000000000000000000000000000000000000000000000', '\x2b05eb26ef3f3b4aed863546831f0efaaeb3eedf49edad52fdcecdc7c9cb71f2');
INSERT INTO public.event_2026_11 VALUES (1, 2, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:02Z', 'boot-7', 2, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 2"}', '\x2b05eb26ef3f3b4aed863546831f0efaaeb3eedf49edad52fdcecdc7c9cb71f2', '\x6f4b76e55cbf8789da2bce1e0b13bbf74653568a225a62af982cf49c0112ee75');
INSERT INTO public.event_2026_11 VALUES (1, 3, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:03Z', 'boot-7', 3, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 3"}', '\x6f4b76e55cbf8789da2bce1e0b13bbf74653568a225a62af982cf49c0112ee75', '\x5e7e965a497bd30280cc88c353db2d2764d569e10734f5001f2d85db6879c7ff');
INSERT INTO public.event_2026_11 VALUES (1, 4, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:04Z', 'boot-7', 4, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 4"}', '\x5e7e965a497bd30280cc88c353db2d2764d569e10734f5001f2d85db6879c7ff', '\x62ea345bdec773aeeeaf590d854c8581e63d54bd3106323f329b9efc1cdfc3f9');
INSERT INTO public.event_2026_11 VALUES (1, 5, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:05Z', 'boot-7', 5, 'SYNCHRONISED', '', '\x62ea345bdec773aeeeaf590d854c8581e63d54bd3106323f329b9efc1cdfc3f9', '\x5cba7c3d2fa671a25f90b752bac6b019a42a5962c2b44999d5cc494a455646b5');
INSERT INTO public.event_2026_11 VALUES (1, 6, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:06Z', 'boot-7', 6, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 6"}', '\x5cba7c3d2fa671a25f90b752bac6b019a42a5962c2b44999d5cc494a455646b5', '\xd326e6ef432c6f314432b8ed22a442290efcee2e4697639c612362f0d315646f');
INSERT INTO public.event_2026_11 VALUES (1, 7, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:07Z', 'boot-7', 7, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 7"}', '\xd326e6ef432c6f314432b8ed22a442290efcee2e4697639c612362f0d315646f', '\x0233bb1fffc9334de082e5554bdb95fa83a1482f340a4ca6a31ba7bb2bb211cc');
INSERT INTO public.event_2026_11 VALUES (1, 8, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:08Z', 'boot-7', 8, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 8"}', '\x0233bb1fffc9334de082e5554bdb95fa83a1482f340a4ca6a31ba7bb2bb211cc', '\x16f3ae3b5e883ee28d9b89c097ad27e03d5dc6d13c754eb6339c4b727c01d88b');
INSERT INTO public.event_2026_11 VALUES (1, 9, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:09Z', 'boot-7', 9, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 9"}', '\x16f3ae3b5e883ee28d9b89c097ad27e03d5dc6d13c754eb6339c4b727c01d88b', '\x9446ce091c9bd72b2e4eba34b0202f62c44e9b41d1248af7ce6f2563a3f73ff6');
INSERT INTO public.event_2026_11 VALUES (1, 10, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:10Z', 'boot-7', 10, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 10"}', '\x9446ce091c9bd72b2e4eba34b0202f62c44e9b41d1248af7ce6f2563a3f73ff6', '\xc4232e20b3e777831ab2dcaa48f708166cb2b335cf206487b50423051b6c20ab');
INSERT INTO public.event_2026_11 VALUES (1, 11, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:11Z', 'boot-7', 11, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 11"}', '\xc4232e20b3e777831ab2dcaa48f708166cb2b335cf206487b50423051b6c20ab', '\xe7b3a3a9b4ac0e83944f7c600c3c310d043efde85cac76d249e46682aabc855a');
INSERT INTO public.event_2026_11 VALUES (1, 12, '2026-11-21 02:00:00+00', 'vn.motcua.ticket.reprinted.v1', '2026-11-21T01:00:12Z', 'boot-7', 12, 'SYNCHRONISED', '{"day":"2026-11-21","number":"2001","job":"job-1","reason":"Nguyễn Văn Thử 12"}', '\xe7b3a3a9b4ac0e83944f7c600c3c310d043efde85cac76d249e46682aabc855a', '\x532a76ca4c0382cda2c93b2ee9ff1c8477067dbda2ae31b90eaee376321d8934');
INSERT INTO public.motcua_inbox VALUES (1);
INSERT INTO public.motcua_inbox VALUES (2);
SELECT pg_catalog.setval('public.anomaly_id_seq', 2, true);
SELECT pg_catalog.setval('public.chain_id_seq', 1, true);
ALTER TABLE ONLY public.ahead
    ADD CONSTRAINT ahead_pkey PRIMARY KEY (chain, sequence);
ALTER TABLE ONLY public.anomaly
    ADD CONSTRAINT anomaly_centre_board_epoch_kind_sequence_key UNIQUE (centre, board, epoch, kind, sequence);
ALTER TABLE ONLY public.anomaly
    ADD CONSTRAINT anomaly_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.aside
    ADD CONSTRAINT aside_pkey PRIMARY KEY (centre, board, epoch, sequence, hash);
ALTER TABLE ONLY public.board
    ADD CONSTRAINT board_pkey PRIMARY KEY (centre, board);
ALTER TABLE ONLY public.chain
    ADD CONSTRAINT chain_centre_board_epoch_key UNIQUE (centre, board, epoch);
ALTER TABLE ONLY public.chain
    ADD CONSTRAINT chain_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (chain, sequence, received);
ALTER TABLE ONLY public.event_2026_11
    ADD CONSTRAINT event_2026_11_pkey PRIMARY KEY (chain, sequence, received);
ALTER INDEX public.event_pkey ATTACH PARTITION public.event_2026_11_pkey;
