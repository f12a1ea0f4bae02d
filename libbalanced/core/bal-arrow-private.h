/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <stdint.h>

#include <glib.h>

G_BEGIN_DECLS

/* The binary interface of Arrow's C data and stream interfaces: layouts and names are theirs, and
 * so are the guards, which let one program include several copies. */

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema
{
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release) (struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray
{
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release) (struct ArrowArray *);
  void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream
{
  int (*get_schema) (struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next) (struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error) (struct ArrowArrayStream *);
  void (*release) (struct ArrowArrayStream *);
  void *private_data;
};

#endif

/* The keys of our metadata, on the schema and on its fields. */
#define BAL_ARROW_KEY_NAME "balanced.name"
#define BAL_ARROW_KEY_BASIS "balanced.basis"
#define BAL_ARROW_KEY_AS_AT "balanced.as_at"
#define BAL_ARROW_KEY_PERIOD "balanced.period"
#define BAL_ARROW_KEY_SYNTHETIC "balanced.synthetic"
#define BAL_ARROW_KEY_ROLE "balanced.role"
#define BAL_ARROW_KEY_UNIT "balanced.unit"
#define BAL_ARROW_KEY_STATE_OF "balanced.state_of"

typedef struct
{
  const char *key;
  const char *value; /* a pair without a value is left out */
} BalArrowPair;

/* NULL when there is nothing to write. */
char *bal_arrow_metadata_new (const BalArrowPair *pairs, guint n_pairs);

/* The metadata may be NULL; the value is NULL when the key is not there. */
char *bal_arrow_metadata_lookup (const char *metadata, const char *key);

/* Each does nothing to what has been released or moved already. */
void bal_arrow_schema_release (struct ArrowSchema *schema);
void bal_arrow_array_release (struct ArrowArray *array);
void bal_arrow_stream_release (struct ArrowArrayStream *stream);

G_END_DECLS
