/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <string.h>

#include "libbalanced/base/bal-interner-private.h"
#include "libbalanced/caseload/bal-caseload-schema-private.h"

G_BEGIN_DECLS

/* Converted rows before they are put in order: one packed record a row, so that moving a row
 * touches one line of memory. Each file, or frame, makes a segment of its own layout: columns
 * that it does not have take no room. */

#define BAL_STAGING_BLOCK_ROWS ((gsize) 65536)

/* The number of the row in its file, from 1, stands at the start of every record. */
#define BAL_STAGING_ROW_OFFSET 0

/* Identifiers of episodes in 64 bits: a decimal number without leading zeros, or text in the arena.
 */
#define BAL_STAGING_ID_NONE G_MAXUINT64
#define BAL_STAGING_ID_TEXT (G_GUINT64_CONSTANT (1) << 63)
#define BAL_STAGING_ID_MAX_LENGTH 32767
#define BAL_STAGING_MAX_ARENAS 65536

/* How far the identifiers of some rows are from the numbers of their rows, in 32 bits. */
#define BAL_STAGING_NO_SHIFT G_MAXUINT64        /* they differ, or one is no number of 32 bits */
#define BAL_STAGING_ANY_SHIFT (G_MAXUINT64 - 1) /* there are no rows */

typedef struct
{
  int offset;       /* in the record, or -1 */
  guint64 constant; /* the value of every row where there is no offset */
} BalStagingPlace;

/* Rows are known by numbers that rise in the order in which they were read. Every segment begins
 * at a whole number of blocks, so that the block of a row is found without a search; some numbers
 * stand for no row. */
typedef struct
{
  gsize first; /* the number of its first row */
  gsize n_rows;
  gsize stride;
  guint file;        /* index among the files that were read */
  guint64 shift;     /* of the identifiers of all rows that were ever committed */
  guint8 *record;    /* the next one, in the last block */
  GPtrArray *blocks; /* owned; of guint8, in small pages: see bal-pages-private.h */
  BalStagingPlace places[BAL_N_FIELDS];
} BalStagingSegment;

/* Where the rows of a block are found. */
typedef struct
{
  const BalStagingSegment *segment;
  const guint8 *records;
  gsize n_rows;
} BalStagingBlock;

typedef struct
{
  BalCaseloadFile file;
  gsize n_rows;
  GPtrArray *segments;              /* owned; of BalStagingSegment */
  BalInterner *names[BAL_N_FIELDS]; /* owned; nullable */
  gboolean has_values[BAL_N_FIELDS];
  GPtrArray *arenas;       /* owned; texts of identifiers */
  gsize arena_used;        /* of the last one */
  gsize texts_size;        /* of all identifiers that are texts */
  BalStagingBlock *blocks; /* owned; once the index is there */
  gsize n_blocks;
  gboolean is_uniform; /* all segments have one layout; once the index is there */
} BalStaging;

BalStaging *bal_staging_new (BalCaseloadFile file);
void bal_staging_free (BalStaging *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalStaging, bal_staging_free)

/* All columns missing and none placed. */
BalStagingSegment *bal_staging_begin_segment (BalStaging *self, guint file);
/* Of the layout of another, and behind all that are there. */
BalStagingSegment *bal_staging_continue_segment (BalStaging *self, const BalStagingSegment *like);
/* Takes the rows and the texts of another; their codes and identifiers are the caller's to
 * change. Gives what to add to an identifier that is a text. */
guint64 bal_staging_take_segment (BalStaging *self, BalStagingSegment *segment, BalStaging *other);
void bal_staging_place (BalStagingSegment *segment, BalField field, BalFieldType type);

/* Where the next row is written; it counts once it is committed. */
guint8 *bal_staging_reserve (BalStagingSegment *segment);
void bal_staging_commit (BalStaging *self, BalStagingSegment *segment);
/* Undoes the last commit; gives the record, which the next row overwrites. */
const guint8 *bal_staging_take_back (BalStaging *self, BalStagingSegment *segment);

/* The identifier must not be longer than BAL_STAGING_ID_MAX_LENGTH. */
guint64 bal_staging_make_identifier (BalStaging *self, const char *text, gsize length);
/* Writes numbers to the buffer; gives the text and its length. */
const char *bal_staging_get_identifier (const BalStaging *self,
                                        guint64 identifier,
                                        char buffer[24],
                                        gsize *length);

/* When all rows are there: from now on they are found by their numbers. */
void bal_staging_index (BalStaging *self);

/* Takes other memory for the records of a block, and gives what they were in. */
guint8 *bal_staging_swap_block (BalStaging *self, gsize block, guint8 *records);

/* The value that stands for a missing one in so many bytes. */
static inline guint64
bal_staging_missing (guint width)
{
  return width == 8 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << (8 * width)) - 1;
}

static inline const guint8 *
bal_staging_get_record (const BalStagingSegment *segment, gsize row)
{
  gsize i = row - segment->first;
  const guint8 *block = segment->blocks->pdata[i / BAL_STAGING_BLOCK_ROWS];

  return block + i % BAL_STAGING_BLOCK_ROWS * segment->stride;
}

/* Once the index is there. */
static inline const BalStagingSegment *
bal_staging_get_segment (const BalStaging *self, gsize row)
{
  return self->blocks[row / BAL_STAGING_BLOCK_ROWS].segment;
}

static inline const guint8 *
bal_staging_find_record (const BalStaging *self, gsize row, const BalStagingSegment **segment)
{
  const BalStagingBlock *block = &self->blocks[row / BAL_STAGING_BLOCK_ROWS];

  *segment = block->segment;
  return block->records + row % BAL_STAGING_BLOCK_ROWS * block->segment->stride;
}

/* One past the highest number of a row. */
static inline gsize
bal_staging_get_end (const BalStaging *self)
{
  return self->n_blocks * BAL_STAGING_BLOCK_ROWS;
}

static inline guint64
bal_staging_read (const guint8 *value, guint width)
{
  guint16 two;
  guint32 four;
  guint64 eight;

  switch (width)
    {
    case 1:
      return *value;
    case 2:
      memcpy (&two, value, sizeof two);
      return two;
    case 4:
      memcpy (&four, value, sizeof four);
      return four;
    default:
      memcpy (&eight, value, sizeof eight);
      return eight;
    }
}

static inline void
bal_staging_write (guint8 *place, guint width, guint64 value)
{
  guint16 two = (guint16) value;
  guint32 four = (guint32) value;

  switch (width)
    {
    case 1:
      *place = (guint8) value;
      break;
    case 2:
      memcpy (place, &two, sizeof two);
      break;
    case 4:
      memcpy (place, &four, sizeof four);
      break;
    default:
      memcpy (place, &value, sizeof value);
      break;
    }
}

static inline guint64
bal_staging_get (const BalStagingSegment *segment,
                 const guint8 *record,
                 BalField field,
                 guint width)
{
  const BalStagingPlace *place = &segment->places[field];

  return place->offset < 0 ? place->constant & bal_staging_missing (width)
                           : bal_staging_read (record + place->offset, width);
}

static inline guint64
bal_staging_get_shift (const BalStagingSegment *segment, const guint8 *record)
{
  guint64 identifier = bal_staging_get (segment, record, BAL_FIELD_EPISODE_ID, sizeof identifier);

  return identifier < G_MAXUINT32
           ? (guint32) (identifier -
                        bal_staging_read (record + BAL_STAGING_ROW_OFFSET, sizeof (guint32)))
           : BAL_STAGING_NO_SHIFT;
}

static inline guint64
bal_staging_join_shifts (guint64 a, guint64 b)
{
  if (a == BAL_STAGING_ANY_SHIFT)
    return b;
  return b == BAL_STAGING_ANY_SHIFT || a == b ? a : BAL_STAGING_NO_SHIFT;
}

G_END_DECLS
