/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* A store as a file that can be mapped: see bal-store-cache-write.c for its layout. */

/* All but the last bytes of a file, which are the seal. */
#define BAL_STORE_CACHE_SEAL_LENGTH 32

/* What lies beside the store in its file. */
typedef enum
{
  BAL_STORE_CACHE_FINDINGS,
  BAL_STORE_CACHE_RECONCILIATION,
} BalStoreCacheExtra;

#define BAL_STORE_CACHE_N_EXTRAS 2

gboolean bal_store_cache_write (BalStore *store,
                                GBytes *const extras[BAL_STORE_CACHE_N_EXTRAS],
                                GOutputStream *stream,
                                GCancellable *cancellable,
                                GError **error);

/* The store keeps the bytes; they are checked before anything in them is trusted. The extras
 * are inside the bytes, and theirs to check who reads them. */
BalStore *
bal_store_cache_read (GBytes *bytes, GBytes *extras[BAL_STORE_CACHE_N_EXTRAS], GError **error);

/* The seal of so many bytes. */
void bal_store_cache_seal (const guint8 *data, gsize size, char seal[33]);

/* Of a chunk: the seal is the digest of those of all chunks. */
void bal_store_cache_seal_chunk (const guint8 *data, gsize size, char seal[33]);

/* Inside these two files. */

#define BAL_STORE_CACHE_MAGIC "BALCACHE"
#define BAL_STORE_CACHE_ORDER 0x01020304u
#define BAL_STORE_CACHE_VERSION 2u
#define BAL_STORE_CACHE_ALIGNMENT 64u
#define BAL_STORE_CACHE_SEAL_CHUNK ((gsize) 1 << 20)

typedef struct
{
  char magic[8];
  guint32 order; /* of the bytes in a number */
  guint32 version;
  guint64 size;       /* of the file, with the seal */
  guint64 n_sections; /* their table follows */
  char schema[32];    /* of the columns that this version knows */
} BalStoreCacheHeader;

typedef enum
{
  BAL_STORE_CACHE_PART = 0,   /* and a BalStorePartKind */
  BAL_STORE_CACHE_NAMES = 64, /* of a column */
  BAL_STORE_CACHE_PAUSE_NAMES,
  BAL_STORE_CACHE_NUMBERS,   /* BalStoreCacheNumbers */
  BAL_STORE_CACHE_FRAMEWORK, /* JSON */
  BAL_STORE_CACHE_DIGEST,
  BAL_STORE_CACHE_EXTRA = 128, /* and a BalStoreCacheExtra */
} BalStoreCacheKind;

typedef struct
{
  guint16 kind;
  guint16 file;
  guint32 field;
  guint64 offset; /* from the beginning of the file; a multiple of the alignment */
  guint64 size;
} BalStoreCacheSection;

typedef struct
{
  guint64 n_rows[8]; /* by BalCaseloadFile */
  guint64 n_pauses;
  guint32 n_ids;
  guint32 n_children;
  guint32 separate;
  guint32 reserved;
} BalStoreCacheNumbers;

void bal_store_cache_describe_schema (char schema[33]);

G_END_DECLS
