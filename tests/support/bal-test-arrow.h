/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-arrow-private.h"

G_BEGIN_DECLS

#define BAL_TEST_MAX_BUFFERS 5
#define BAL_TEST_MAX_CHILDREN 8

/* An array by hand: the memory stays the test's own. */
typedef struct _BalTestArray BalTestArray;

struct _BalTestArray
{
  const char *name;
  const char *format;
  const char *metadata;
  gint64 length;
  gint64 offset;
  gint64 null_count;
  gint64 n_buffers;
  const void *buffers[BAL_TEST_MAX_BUFFERS];
  const BalTestArray *dictionary;
};

/* Rows of columns; every batch has the same columns. */
typedef struct
{
  gint64 length;
  gint64 offset;
  gint64 null_count;
  const void *nulls; /* bitmap of the rows themselves, or NULL */
  gint64 n_columns;
  BalTestArray columns[BAL_TEST_MAX_CHILDREN];
} BalTestBatch;

typedef struct
{
  const BalTestBatch *batches;
  guint n_batches;
  int fail_schema; /* an errno, or 0 */
  int fail_after;  /* batches before EIO, or -1 */
  guint n_given;

  /* What was given and not yet released. */
  guint n_alive;
} BalTestSource;

/* The stream borrows the source. */
void bal_test_source_open (BalTestSource *source, struct ArrowArrayStream *stream);

G_END_DECLS
