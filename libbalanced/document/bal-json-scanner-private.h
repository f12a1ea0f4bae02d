/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "libbalanced/core/bal-error.h"

G_BEGIN_DECLS

/* The strict half of reading JSON: decides whether a text is JSON that we accept, and
 * notes where every value stands. It makes no values: json-glib does, afterwards, from a
 * text that can no longer surprise it. */

#define BAL_JSON_MAX_DEPTH 64
#define BAL_JSON_MAX_BYTES (64 * 1024 * 1024)
#define BAL_JSON_MAX_VALUES (1000 * 1000)
#define BAL_JSON_NO_PLACE G_MAXUINT32

typedef enum
{
  BAL_NODE_KIND_NULL,
  BAL_NODE_KIND_BOOLEAN,
  BAL_NODE_KIND_INTEGER, /* fits gint64 */
  BAL_NODE_KIND_NUMBER,  /* a finite double, and not an integer */
  BAL_NODE_KIND_TEXT,
  BAL_NODE_KIND_ARRAY,
  BAL_NODE_KIND_OBJECT,
} BalNodeKind;

/* Where a value stands. Places are in the order of the text, so the first child of a
 * container is the next place, and `next` leads over a value and all that it holds. */
typedef struct
{
  guint32 start, end;         /* bytes of the value in the text */
  guint32 key_start, key_end; /* bytes of its name, with the quotes; equal when it has none */
  guint32 parent;             /* place, or BAL_JSON_NO_PLACE for the outermost value */
  guint32 next;               /* place after this value; 0 while the value is not complete */
  guint32 n_children;
  guint8 kind; /* BalNodeKind */
} BalJsonPlace;

/* What is wrong, and where. */
typedef struct
{
  BalDocumentError code;
  const char *reason; /* static */
  gsize offset;       /* of the byte that is wrong */
  guint32 place;      /* the value that it belongs to, or BAL_JSON_NO_PLACE */
} BalJsonFault;

/* Fills places (of BalJsonPlace) with every value of the text. FALSE, with the fault set
 * and the places that were reached, when the text is not acceptable: not UTF-8, not JSON
 * by RFC 8259, too large, too deep, with a name twice in one object, with a number that
 * neither gint64 nor double can hold, or with a NUL character. */
gboolean bal_json_scan (const char *text, gsize length, GArray *places, BalJsonFault *fault);

/* The text of a string literal, given with its quotes, which the scanner has accepted. */
char *bal_json_unquote (const char *literal, gsize length);

/* Appends “/name” or “/3”, by RFC 6901, for each step from the outermost value. */
void bal_json_append_pointer (GString *pointer, const char *text, GArray *places, guint32 place);

/* Both count from 1, columns in characters. */
void bal_json_locate (const char *text, gsize offset, guint *line, guint *column);

G_END_DECLS
