-- Annotation collections. Every key begins with the project; the order of keys is that of their bytes, so that no locale decides
-- the order of locks or of an export.

CREATE TABLE annotation_project (
    project     text COLLATE "C" PRIMARY KEY CHECK (project ~ '^[A-Za-z0-9._-]{1,100}$'),
    documents   bigint NOT NULL DEFAULT 0 CHECK (documents >= 0),
    denotations bigint NOT NULL DEFAULT 0 CHECK (denotations >= 0),
    blocks      bigint NOT NULL DEFAULT 0 CHECK (blocks >= 0),
    relations   bigint NOT NULL DEFAULT 0 CHECK (relations >= 0),
    attributes  bigint NOT NULL DEFAULT 0 CHECK (attributes >= 0),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE annotation_document (
    project     text COLLATE "C" NOT NULL,
    sourcedb    text COLLATE "C" NOT NULL,
    sourceid    text COLLATE "C" NOT NULL,
    -- The whole document in canonical form. Empty only inside the transaction that brings it.
    line        text NOT NULL DEFAULT '',
    -- Tells whether another text is the same without reading either.
    text_hash   text NOT NULL DEFAULT '',
    denotations int NOT NULL DEFAULT 0 CHECK (denotations >= 0),
    blocks      int NOT NULL DEFAULT 0 CHECK (blocks >= 0),
    relations   int NOT NULL DEFAULT 0 CHECK (relations >= 0),
    attributes  int NOT NULL DEFAULT 0 CHECK (attributes >= 0),
    updated_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (project, sourcedb, sourceid)
);

CREATE TABLE annotation_upload (
    project     text COLLATE "C" NOT NULL,
    id          uuid NOT NULL,
    mode        text NOT NULL CHECK (mode IN ('replace', 'add', 'merge', 'skip')),
    file_name   text NOT NULL,
    bytes       bigint NOT NULL CHECK (bytes >= 0),
    -- receiving: nobody was promised anything yet; stored: its job says how it goes on; the rest are ends.
    status      text NOT NULL DEFAULT 'receiving'
        CHECK (status IN ('receiving', 'stored', 'completed', 'completed_with_errors', 'failed', 'cancelled', 'job_deleted')),
    job_id      uuid,
    items       bigint NOT NULL DEFAULT 0 CHECK (items >= 0),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    -- Whether the bytes are still there: they go some time after the end.
    kept        boolean NOT NULL DEFAULT true,
    -- What was refused of an upload that was handled in its request; a job has messages for it.
    refusals    jsonb,
    PRIMARY KEY (project, id),
    CONSTRAINT upload_end_has_a_time CHECK ((status IN ('receiving', 'stored')) = (finished_at IS NULL)),
    CONSTRAINT upload_stored_has_a_job CHECK (status <> 'stored' OR job_id IS NOT NULL)
);

CREATE INDEX annotation_upload_kept ON annotation_upload (created_at) WHERE kept;

-- Whole lines of the upload, unpacked, in pieces of about a megabyte. Read by byte ranges: no TOAST compression.
CREATE TABLE annotation_chunk (
    project   text COLLATE "C" NOT NULL,
    upload_id uuid NOT NULL,
    number    int NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (project, upload_id, number),
    FOREIGN KEY (project, upload_id) REFERENCES annotation_upload ON DELETE CASCADE
);
ALTER TABLE annotation_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What the look through an upload found, in its order. A line that cannot be read has no document.
CREATE TABLE annotation_line (
    project   text COLLATE "C" NOT NULL,
    upload_id uuid NOT NULL,
    ordinal   bigint NOT NULL,
    item      text NOT NULL,
    sourcedb  text COLLATE "C",
    sourceid  text COLLATE "C",
    weight    int NOT NULL CHECK (weight > 0),
    PRIMARY KEY (project, upload_id, ordinal),
    FOREIGN KEY (project, upload_id) REFERENCES annotation_upload ON DELETE CASCADE
);

-- How an upload's batches ended, written in the transaction that ends them. An upload handled in its request has one of no job.
CREATE TABLE annotation_batch (
    project     text COLLATE "C" NOT NULL,
    upload_id   uuid NOT NULL,
    id          bigint GENERATED ALWAYS AS IDENTITY,
    job_id      uuid,
    batch       int NOT NULL,
    documents   int NOT NULL CHECK (documents >= 0),
    annotations int NOT NULL CHECK (annotations >= 0),
    skipped     int NOT NULL CHECK (skipped >= 0),
    invalid     int NOT NULL CHECK (invalid >= 0),
    rejected    int NOT NULL CHECK (rejected >= 0),
    warnings    int NOT NULL CHECK (warnings >= 0),
    -- The ordinals of the lines that it covered: a retry leaves them alone.
    lines       bigint[] NOT NULL,
    PRIMARY KEY (project, upload_id, id),
    FOREIGN KEY (project, upload_id) REFERENCES annotation_upload ON DELETE CASCADE
);
