/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-bitmap-private.h"

#include <string.h>

#define BLOCK_BITS 16
#define BLOCK_ROWS (1u << BLOCK_BITS)
#define BLOCK_MASK (BLOCK_ROWS - 1)
#define BLOCK_WORDS (BLOCK_ROWS / 64)
#define MAX_RUNS 2048 /* as many bytes as the words take */

/* Rows first..last of a block, both included. */
typedef struct
{
  guint16 first;
  guint16 last;
} Run;

/* The rows that share all but their lower 16 bits. Either runs, which are sorted and neither
 * touch nor overlap, or words of bits. Never empty. */
typedef struct
{
  guint64 key;
  guint64 *words; /* BLOCK_WORDS of them, or NULL */
  Run *runs;      /* NULL when there are words */
  guint32 n_runs;
  guint32 runs_size;
  guint32 count; /* of rows */
} Block;

/* Blocks are sorted by their keys. */
struct _BalBitmap
{
  gatomicrefcount references;
  Block *blocks;
  gsize n_blocks;
  gsize blocks_size;
  gsize newest; /* where the last row went: the next one mostly goes there too */
  guint64 count;
};

typedef enum
{
  OPERATION_UNION,
  OPERATION_INTERSECT,
  OPERATION_DIFFERENCE,
} Operation;

BalBitmap *
bal_bitmap_new (void)
{
  BalBitmap *self = g_new0 (BalBitmap, 1);

  g_atomic_ref_count_init (&self->references);
  return self;
}

BalBitmap *
bal_bitmap_ref (BalBitmap *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
bal_bitmap_unref (BalBitmap *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  for (gsize i = 0; i < self->n_blocks; i++)
    {
      g_free (self->blocks[i].words);
      g_free (self->blocks[i].runs);
    }
  g_free (self->blocks);
  g_free (self);
}

/* The first block whose key is not below the given one. */
static gsize
find_block (const BalBitmap *self, guint64 key)
{
  gsize low = 0, high = self->n_blocks;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (self->blocks[middle].key < key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static Block *
insert_block (BalBitmap *self, gsize at, guint64 key)
{
  if (self->n_blocks == self->blocks_size)
    {
      self->blocks_size = MAX (4, self->blocks_size * 2);
      self->blocks = g_renew (Block, self->blocks, self->blocks_size);
    }
  memmove (&self->blocks[at + 1], &self->blocks[at], (self->n_blocks - at) * sizeof (Block));
  self->n_blocks++;

  Block *block = &self->blocks[at];
  memset (block, 0, sizeof *block);
  block->key = key;
  return block;
}

static Block *
ensure_block (BalBitmap *self, guint64 key)
{
  gsize at;

  if (self->newest < self->n_blocks && self->blocks[self->newest].key == key)
    return &self->blocks[self->newest];

  at = find_block (self, key);
  self->newest = at;
  if (at < self->n_blocks && self->blocks[at].key == key)
    return &self->blocks[at];
  return insert_block (self, at, key);
}

/* The number of runs that begin at or before the place. */
static guint32
count_runs_before (const Block *block, guint32 place)
{
  guint32 low = 0, high = block->n_runs;

  if (high > 0 && block->runs[high - 1].first <= place)
    return high;
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      if (block->runs[middle].first <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Sets first..last. */
static void
set_bits (guint64 *words, guint32 first, guint32 last)
{
  guint32 first_word = first / 64, last_word = last / 64;
  guint64 from = G_MAXUINT64 << (first % 64);
  guint64 to = G_MAXUINT64 >> (63 - last % 64);

  if (first_word == last_word)
    {
      words[first_word] |= from & to;
      return;
    }
  words[first_word] |= from;
  for (guint32 i = first_word + 1; i < last_word; i++)
    words[i] = G_MAXUINT64;
  words[last_word] |= to;
}

static void
write_words (const Block *block, guint64 words[BLOCK_WORDS])
{
  if (block->words != NULL)
    {
      memcpy (words, block->words, BLOCK_WORDS * sizeof *words);
      return;
    }

  memset (words, 0, BLOCK_WORDS * sizeof *words);
  for (guint32 i = 0; i < block->n_runs; i++)
    set_bits (words, block->runs[i].first, block->runs[i].last);
}

static void
turn_into_words (Block *block)
{
  guint64 *words = g_new (guint64, BLOCK_WORDS);

  write_words (block, words);
  g_clear_pointer (&block->runs, g_free);
  block->n_runs = block->runs_size = 0;
  block->words = words;
}

static void
insert_run (Block *block, guint32 at, guint32 first, guint32 last)
{
  if (block->n_runs == block->runs_size)
    {
      block->runs_size = block->runs_size == 0 ? 4 : block->runs_size * 2;
      block->runs = g_renew (Run, block->runs, block->runs_size);
    }
  memmove (&block->runs[at + 1], &block->runs[at], (block->n_runs - at) * sizeof (Run));
  block->runs[at].first = (guint16) first;
  block->runs[at].last = (guint16) last;
  block->n_runs++;
}

static gboolean
add_to_words (Block *block, guint32 place)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (place % 64);

  if ((block->words[place / 64] & bit) != 0)
    return FALSE;

  block->words[place / 64] |= bit;
  return TRUE;
}

static gboolean
add_to_runs (Block *block, guint32 place)
{
  guint32 at = count_runs_before (block, place);
  Run *before = at > 0 ? &block->runs[at - 1] : NULL;
  Run *after = at < block->n_runs ? &block->runs[at] : NULL;

  if (before != NULL && place <= before->last)
    return FALSE;

  gboolean joins_before = before != NULL && before->last + 1u == place;
  gboolean joins_after = after != NULL && place + 1u == after->first;
  if (joins_before && joins_after)
    {
      before->last = after->last;
      memmove (after, after + 1, (block->n_runs - at - 1) * sizeof (Run));
      block->n_runs--;
    }
  else if (joins_before)
    before->last = (guint16) place;
  else if (joins_after)
    after->first = (guint16) place;
  else
    insert_run (block, at, place, place);
  return TRUE;
}

void
bal_bitmap_add (BalBitmap *self, guint64 row)
{
  Block *block = ensure_block (self, row >> BLOCK_BITS);
  guint32 place = (guint32) (row & BLOCK_MASK);
  gboolean is_new;

  if (block->words == NULL && block->n_runs >= MAX_RUNS)
    turn_into_words (block);
  is_new = block->words != NULL ? add_to_words (block, place) : add_to_runs (block, place);
  if (is_new)
    {
      block->count++;
      self->count++;
    }
}

static guint32
count_bits (const guint64 *words)
{
  guint32 count = 0;

  for (guint32 i = 0; i < BLOCK_WORDS; i++)
    count += (guint32) __builtin_popcountll (words[i]);
  return count;
}

void
bal_bitmap_add_range (BalBitmap *self, guint64 first, guint64 last)
{
  g_return_if_fail (first <= last);

  for (guint64 key = first >> BLOCK_BITS; key <= last >> BLOCK_BITS; key++)
    {
      guint32 from = key == first >> BLOCK_BITS ? (guint32) (first & BLOCK_MASK) : 0;
      guint32 to = key == last >> BLOCK_BITS ? (guint32) (last & BLOCK_MASK) : BLOCK_MASK;
      Block *block = ensure_block (self, key);
      guint32 before = block->count;

      if (block->words == NULL && block->n_runs < MAX_RUNS &&
          (block->n_runs == 0 || block->runs[block->n_runs - 1].last + 1u < from))
        {
          insert_run (block, block->n_runs, from, to);
          block->count += to - from + 1;
        }
      else
        {
          if (block->words == NULL)
            turn_into_words (block);
          set_bits (block->words, from, to);
          block->count = count_bits (block->words);
        }
      self->count += block->count - before;
    }
}

gboolean
bal_bitmap_contains (const BalBitmap *self, guint64 row)
{
  gsize at = find_block (self, row >> BLOCK_BITS);
  guint32 place = (guint32) (row & BLOCK_MASK);

  if (at == self->n_blocks || self->blocks[at].key != row >> BLOCK_BITS)
    return FALSE;

  const Block *block = &self->blocks[at];
  if (block->words != NULL)
    return ((block->words[place / 64] >> (place % 64)) & 1) != 0;

  guint32 n = count_runs_before (block, place);
  return n > 0 && place <= block->runs[n - 1].last;
}

guint64
bal_bitmap_get_count (const BalBitmap *self)
{
  return self->count;
}

static gsize
read_runs (const Block *block, guint32 skip, guint64 *rows, gsize max)
{
  guint64 base = block->key << BLOCK_BITS;
  gsize n = 0;

  for (guint32 i = 0; i < block->n_runs && n < max; i++)
    {
      guint32 length = (guint32) block->runs[i].last - block->runs[i].first + 1;
      guint32 from = MIN (skip, length);
      skip -= from;
      for (guint32 k = from; k < length && n < max; k++)
        rows[n++] = base + block->runs[i].first + k;
    }
  return n;
}

static gsize
read_words (const Block *block, guint32 skip, guint64 *rows, gsize max)
{
  guint64 base = block->key << BLOCK_BITS;
  gsize n = 0;

  for (guint32 i = 0; i < BLOCK_WORDS && n < max; i++)
    {
      guint64 word = block->words[i];
      guint32 n_bits = (guint32) __builtin_popcountll (word);
      if (skip >= n_bits)
        {
          skip -= n_bits;
          continue;
        }
      for (; skip > 0; skip--)
        word &= word - 1;
      for (; word != 0 && n < max; word &= word - 1)
        rows[n++] = base + i * 64 + (guint32) __builtin_ctzll (word);
    }
  return n;
}

gsize
bal_bitmap_read (const BalBitmap *self, guint64 nth, guint64 *rows, gsize max)
{
  gsize n = 0;

  for (gsize i = 0; i < self->n_blocks && n < max; i++)
    {
      const Block *block = &self->blocks[i];
      if (nth >= block->count)
        {
          nth -= block->count;
          continue;
        }
      if (block->words != NULL)
        n += read_words (block, (guint32) nth, rows + n, max - n);
      else
        n += read_runs (block, (guint32) nth, rows + n, max - n);
      nth = 0;
    }
  return n;
}

guint64
bal_bitmap_get_nth (const BalBitmap *self, guint64 n)
{
  guint64 row = 0;

  g_return_val_if_fail (n < self->count, 0);

  bal_bitmap_read (self, n, &row, 1);
  return row;
}

static void
visit_words (const Block *block, BalBitmapFunc func, gpointer data)
{
  guint64 base = block->key << BLOCK_BITS;

  for (guint32 i = 0; i < BLOCK_WORDS; i++)
    for (guint64 word = block->words[i]; word != 0; word &= word - 1)
      func (base + i * 64 + (guint32) __builtin_ctzll (word), data);
}

static void
visit_runs (const Block *block, BalBitmapFunc func, gpointer data)
{
  guint64 base = block->key << BLOCK_BITS;

  for (guint32 i = 0; i < block->n_runs; i++)
    for (guint32 place = block->runs[i].first; place <= block->runs[i].last; place++)
      func (base + place, data);
}

void
bal_bitmap_foreach (const BalBitmap *self, BalBitmapFunc func, gpointer data)
{
  for (gsize i = 0; i < self->n_blocks; i++)
    {
      if (self->blocks[i].words != NULL)
        visit_words (&self->blocks[i], func, data);
      else
        visit_runs (&self->blocks[i], func, data);
    }
}

static guint32
count_runs (const guint64 *words)
{
  guint64 carry = 0;
  guint32 n = 0;

  for (guint32 i = 0; i < BLOCK_WORDS; i++)
    {
      n += (guint32) __builtin_popcountll (words[i] & ~((words[i] << 1) | carry));
      carry = words[i] >> 63;
    }
  return n;
}

static void
store_runs (Block *block, const guint64 *words, guint32 n_runs)
{
  gboolean open = FALSE;

  block->runs = g_new (Run, n_runs);
  block->runs_size = n_runs;
  for (guint32 place = 0; place < BLOCK_ROWS; place++)
    {
      if (place % 64 == 0 && words[place / 64] == (open ? G_MAXUINT64 : 0))
        {
          place += 63;
          continue;
        }
      gboolean is_set = ((words[place / 64] >> (place % 64)) & 1) != 0;
      if (is_set && !open)
        block->runs[block->n_runs++].first = (guint16) place;
      else if (!is_set && open)
        block->runs[block->n_runs - 1].last = (guint16) (place - 1);
      open = is_set;
    }
  if (open)
    block->runs[block->n_runs - 1].last = BLOCK_MASK;
}

/* Appends a block in its smaller form, unless it would be empty. */
static void
append_words (BalBitmap *self, guint64 key, const guint64 words[BLOCK_WORDS])
{
  guint32 count = count_bits (words);
  guint32 n_runs;

  if (count == 0)
    return;

  Block *block = insert_block (self, self->n_blocks, key);
  block->count = count;
  self->count += count;
  n_runs = count_runs (words);
  if (n_runs < MAX_RUNS)
    store_runs (block, words, n_runs);
  else
    block->words = g_memdup2 (words, BLOCK_WORDS * sizeof *words);
}

static void
combine_words (guint64 *a, const guint64 *b, Operation operation)
{
  for (guint32 i = 0; i < BLOCK_WORDS; i++)
    {
      if (operation == OPERATION_UNION)
        a[i] |= b[i];
      else if (operation == OPERATION_INTERSECT)
        a[i] &= b[i];
      else
        a[i] &= ~b[i];
    }
}

static void
append_block (BalBitmap *self, const Block *block)
{
  Block *copy = insert_block (self, self->n_blocks, block->key);

  *copy = *block;
  copy->runs = g_memdup2 (block->runs, block->n_runs * sizeof (Run));
  copy->runs_size = block->n_runs;
  copy->words = g_memdup2 (block->words, block->words != NULL ? BLOCK_WORDS * 8 : 0);
  self->count += block->count;
}

static BalBitmap *
combine (const BalBitmap *a, const BalBitmap *b, Operation operation)
{
  BalBitmap *result = bal_bitmap_new ();
  guint64 left[BLOCK_WORDS], right[BLOCK_WORDS];
  gsize i = 0, k = 0;

  while (i < a->n_blocks || k < b->n_blocks)
    {
      const Block *from_a = i < a->n_blocks ? &a->blocks[i] : NULL;
      const Block *from_b = k < b->n_blocks ? &b->blocks[k] : NULL;
      if (from_b == NULL || (from_a != NULL && from_a->key < from_b->key))
        {
          if (operation != OPERATION_INTERSECT)
            append_block (result, from_a);
          i++;
        }
      else if (from_a == NULL || from_b->key < from_a->key)
        {
          if (operation == OPERATION_UNION)
            append_block (result, from_b);
          k++;
        }
      else
        {
          write_words (from_a, left);
          write_words (from_b, right);
          combine_words (left, right, operation);
          append_words (result, from_a->key, left);
          i++;
          k++;
        }
    }
  return result;
}

BalBitmap *
bal_bitmap_copy (const BalBitmap *self)
{
  BalBitmap *copy = bal_bitmap_new ();

  for (gsize i = 0; i < self->n_blocks; i++)
    append_block (copy, &self->blocks[i]);
  return copy;
}

BalBitmap *
bal_bitmap_union (const BalBitmap *a, const BalBitmap *b)
{
  return combine (a, b, OPERATION_UNION);
}

BalBitmap *
bal_bitmap_intersect (const BalBitmap *a, const BalBitmap *b)
{
  return combine (a, b, OPERATION_INTERSECT);
}

BalBitmap *
bal_bitmap_difference (const BalBitmap *a, const BalBitmap *b)
{
  return combine (a, b, OPERATION_DIFFERENCE);
}

gboolean
bal_bitmap_equal (const BalBitmap *a, const BalBitmap *b)
{
  guint64 left[BLOCK_WORDS], right[BLOCK_WORDS];

  if (a->count != b->count || a->n_blocks != b->n_blocks)
    return FALSE;

  for (gsize i = 0; i < a->n_blocks; i++)
    {
      if (a->blocks[i].key != b->blocks[i].key || a->blocks[i].count != b->blocks[i].count)
        return FALSE;
      write_words (&a->blocks[i], left);
      write_words (&b->blocks[i], right);
      if (memcmp (left, right, sizeof left) != 0)
        return FALSE;
    }
  return TRUE;
}

gsize
bal_bitmap_get_size (const BalBitmap *self)
{
  gsize size = sizeof *self + self->blocks_size * sizeof (Block);

  for (gsize i = 0; i < self->n_blocks; i++)
    {
      size += self->blocks[i].runs_size * sizeof (Run);
      size += self->blocks[i].words != NULL ? BLOCK_WORDS * sizeof (guint64) : 0;
    }
  return size;
}
