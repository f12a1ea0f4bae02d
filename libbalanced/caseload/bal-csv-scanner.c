/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-csv-scanner-private.h"

#include <string.h>

#include "libbalanced/base/bal-wide-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK 64
#define FIRST_CELLS 32

/* A cell whose text is in the scratch. */
typedef struct
{
  guint cell;
  gsize offset;
} Escaped;

/* The field that is being read. */
typedef struct
{
  const char *start;
  gsize length;    /* of a quoted one */
  gboolean quoted; /* it was read to its closing quotation mark */
  gboolean escaped;
  gsize offset; /* in the scratch, of an escaped one */
} Field;

/* One bit for each comma, line feed and quotation mark of 64 bytes. */
static inline guint64
find_marks_in_block (const char *text)
{
#ifdef __SSE2__
  const __m128i comma = _mm_set1_epi8 (',');
  const __m128i feed = _mm_set1_epi8 ('\n');
  const __m128i quote = _mm_set1_epi8 ('"');
  guint64 marks = 0;

  for (guint i = 0; i < 4; i++)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (text + 16 * i));
      __m128i found =
        _mm_or_si128 (_mm_cmpeq_epi8 (bytes, comma),
                      _mm_or_si128 (_mm_cmpeq_epi8 (bytes, feed), _mm_cmpeq_epi8 (bytes, quote)));
      marks |= (guint64) (guint32) _mm_movemask_epi8 (found) << (16 * i);
    }
  return marks;
#else
  guint64 marks = 0;

  for (guint i = 0; i < BLOCK; i++)
    marks |= (guint64) (text[i] == ',' || text[i] == '\n' || text[i] == '"') << i;
  return marks;
#endif
}

static inline guint64
find_marks (const char *text, const char *end)
{
  char rest[BLOCK] = { 0 };

  if (G_LIKELY (end - text >= BLOCK))
    return find_marks_in_block (text);
  if (text < end)
    memcpy (rest, text, (gsize) (end - text));
  return find_marks_in_block (rest);
}

void
bal_csv_scanner_init (BalCsvScanner *self, const char *text, gsize length)
{
  *self = (BalCsvScanner){ .line = 1, .next_line = 1 };
  self->at = text;
  self->end = text + length;
  self->block = text;
  self->marks = find_marks (text, self->end);
  self->cells_size = FIRST_CELLS;
  self->cells = g_new (BalCell, self->cells_size);
}

void
bal_csv_scanner_clear (BalCsvScanner *self)
{
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->escaped, g_array_unref);
  if (self->scratch != NULL)
    g_string_free (g_steal_pointer (&self->scratch), TRUE);
}

static void
grow_cells (BalCsvScanner *self)
{
  self->cells_size *= 2;
  self->cells = g_renew (BalCell, self->cells, self->cells_size);
}

static inline BalCsvOutcome
add_cell (BalCsvScanner *self, const char *text, gsize length)
{
  BalCell *cell;

  if (G_UNLIKELY (length > BAL_CSV_MAX_FIELD))
    return BAL_CSV_LONG_FIELD;
  if (G_UNLIKELY (self->n_cells == self->cells_size))
    {
      if (self->n_cells >= BAL_CSV_MAX_COLUMNS)
        return BAL_CSV_MANY_COLUMNS;
      grow_cells (self);
    }

  cell = &self->cells[self->n_cells++];
  cell->kind = length > 0 ? BAL_CELL_TEXT : BAL_CELL_MISSING;
  cell->length = (guint32) length;
  cell->text = text;
  return BAL_CSV_RECORD;
}

static BalCsvOutcome
add_quoted_cell (BalCsvScanner *self, const Field *field)
{
  BalCsvOutcome outcome = add_cell (self, field->start, field->length);

  if (outcome == BAL_CSV_RECORD && field->escaped)
    {
      Escaped escaped = { self->n_cells - 1, field->offset };

      if (self->escaped == NULL)
        self->escaped = g_array_new (FALSE, FALSE, sizeof (Escaped));
      g_array_append_val (self->escaped, escaped);
    }
  return outcome;
}

/* Moves to the text between quotation marks, the first of which stands at the given place. Gives
 * the place after the closing one; NULL when there is none. */
static const char *
read_quoted (BalCsvScanner *self, const char *quote, Field *field)
{
  const char *part = quote + 1;

  field->start = part;
  field->escaped = FALSE;
  for (;;)
    {
      const char *close = memchr (part, '"', (gsize) (self->end - part));

      if (close == NULL)
        return NULL;
      if (field->escaped)
        g_string_append_len (self->scratch, part, close - part);
      if (close + 1 == self->end || close[1] != '"')
        {
          field->length =
            field->escaped ? self->scratch->len - field->offset : (gsize) (close - field->start);
          field->quoted = TRUE;
          return close + 1;
        }

      if (!field->escaped)
        {
          if (self->scratch == NULL)
            self->scratch = g_string_new (NULL);
          field->escaped = TRUE;
          field->offset = self->scratch->len;
          g_string_append_len (self->scratch, field->start, close - field->start);
        }
      g_string_append_c (self->scratch, '"');
      part = close + 2;
    }
}

static guint64
count_lines (const char *from, const char *to)
{
  guint64 n_lines = 0;

  while ((from = memchr (from, '\n', (gsize) (to - from))) != NULL)
    {
      n_lines++;
      from++;
    }
  return n_lines;
}

static void
begin_record (BalCsvScanner *self)
{
  self->n_cells = 0;
  self->line = self->next_line;
  if (self->scratch != NULL)
    g_string_truncate (self->scratch, 0);
  if (self->escaped != NULL)
    g_array_set_size (self->escaped, 0);
}

static void
place_escaped_cells (BalCsvScanner *self)
{
  for (guint i = 0; self->escaped != NULL && i < self->escaped->len; i++)
    {
      const Escaped *escaped = &g_array_index (self->escaped, Escaped, i);
      self->cells[escaped->cell].text = self->scratch->str + escaped->offset;
    }
}

/* From the start of a record, through its line end. Empty lines give no cells. */
static BalCsvOutcome
read_record (BalCsvScanner *self)
{
  const char *const record = self->at;
  Field field = { .start = record };
  BalCsvOutcome outcome = BAL_CSV_RECORD;
  gboolean malformed = FALSE;
  const char *closed = NULL; /* after the closing quotation mark */
  const char *block = self->block;
  guint64 marks = self->marks;
  gboolean last = FALSE;

  while (!last && outcome == BAL_CSV_RECORD)
    {
      while (G_UNLIKELY (marks == 0) && block < self->end)
        {
          block += BLOCK;
          marks = find_marks (block, self->end);
        }

      const char *mark = marks != 0 ? block + __builtin_ctzll (marks) : self->end;
      marks &= marks - 1;
      if (G_UNLIKELY (mark - record > (gssize) BAL_CSV_MAX_LINE))
        return BAL_CSV_LONG_LINE;
      if (mark < self->end && *mark == '"')
        {
          if (field.quoted || mark != field.start)
            continue;
          closed = read_quoted (self, mark, &field);
          if (closed == NULL)
            return BAL_CSV_UNCLOSED;
          if (closed - record > (gssize) BAL_CSV_MAX_LINE)
            return BAL_CSV_LONG_LINE;
          self->next_line += count_lines (mark, closed);
          block = closed;
          marks = find_marks (block, self->end);
          continue;
        }

      last = mark == self->end || *mark == '\n';
      const char *stop = last && mark > field.start && mark[-1] == '\r' ? mark - 1 : mark;
      if (G_UNLIKELY (field.quoted))
        {
          malformed = malformed || stop > closed;
          outcome = add_quoted_cell (self, &field);
          field.quoted = FALSE;
        }
      else if (!(last && self->n_cells == 0 && stop == field.start))
        outcome = add_cell (self, field.start, (gsize) (stop - field.start));
      field.start = mark + 1;
    }

  self->next_line++;
  self->at = MIN (field.start, self->end);
  self->block = block;
  self->marks = marks;
  return outcome == BAL_CSV_RECORD && malformed ? BAL_CSV_MALFORMED : outcome;
}

BalCsvOutcome
bal_csv_scanner_next (BalCsvScanner *self)
{
  while (self->at < self->end)
    {
      begin_record (self);
      BalCsvOutcome outcome = read_record (self);
      if (outcome > BAL_CSV_MALFORMED)
        return outcome;
      if (self->n_cells > 0)
        {
          place_escaped_cells (self);
          return outcome;
        }
    }
  return BAL_CSV_END;
}

void
bal_csv_scanner_skip (BalCsvScanner *self, const char *to, guint64 n_lines)
{
  self->at = to;
  self->block = to;
  self->marks = find_marks (to, self->end);
  self->next_line += n_lines;
}

/* The marks of 64 bytes, each kind by itself. */
typedef struct
{
  guint64 breaks; /* commas and line feeds */
  guint64 feeds;
  gboolean quotes;
} Marks;

static inline Marks
tell_marks_apart (const char *text)
{
  Marks marks = { 0 };
#ifdef __SSE2__
  const __m128i comma = _mm_set1_epi8 (',');
  const __m128i feed = _mm_set1_epi8 ('\n');
  const __m128i quote = _mm_set1_epi8 ('"');
  __m128i quotes = _mm_setzero_si128 ();

  for (guint i = 0; i < 4; i++)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (text + 16 * i));
      __m128i feeds = _mm_cmpeq_epi8 (bytes, feed);
      __m128i breaks = _mm_or_si128 (_mm_cmpeq_epi8 (bytes, comma), feeds);

      quotes = _mm_or_si128 (quotes, _mm_cmpeq_epi8 (bytes, quote));
      marks.feeds |= (guint64) (guint32) _mm_movemask_epi8 (feeds) << (16 * i);
      marks.breaks |= (guint64) (guint32) _mm_movemask_epi8 (breaks) << (16 * i);
    }
  marks.quotes = _mm_movemask_epi8 (quotes) != 0;
#else
  for (guint i = 0; i < BLOCK; i++)
    {
      marks.feeds |= (guint64) (text[i] == '\n') << i;
      marks.breaks |= (guint64) (text[i] == ',' || text[i] == '\n') << i;
      marks.quotes = marks.quotes || text[i] == '"';
    }
#endif
  return marks;
}

static inline void
set_cell (BalCell *cell, const char *text, const char *end)
{
  gsize length = (gsize) (end - text);

  cell->kind = length > 0 ? BAL_CELL_TEXT : BAL_CELL_MISSING;
  cell->length = (guint32) length;
  cell->text = text;
}

/* Plain records that are being read. */
typedef struct
{
  BalCell *cells;
  guint n_cells, max;
  const char *stop;
  const char *record; /* the one that is being read */
  const char *field;  /* likewise */
  guint n_records;
  guint cell; /* in the record */
} Plain;

/* The breaks of one block. FALSE when the reading ends there. */
static inline gboolean
read_plain_block (Plain *plain, const char *block, guint64 breaks, guint64 feeds)
{
  for (; breaks != 0; breaks &= breaks - 1)
    {
      const char *mark = block + __builtin_ctzll (breaks);
      gboolean last = (feeds & breaks & -breaks) != 0;
      const char *end = last && mark > plain->field && mark[-1] == '\r' ? mark - 1 : mark;

      if (G_UNLIKELY (last != (plain->cell + 1 == plain->n_cells) ||
                      mark - plain->record > (gssize) BAL_CSV_MAX_FIELD))
        return FALSE;
      set_cell (&plain->cells[plain->cell], plain->field, end);
      plain->field = mark + 1;
      plain->cell++;
      if (!last)
        continue;
      if (G_UNLIKELY (plain->n_cells == 1 && plain->cells[0].length == 0))
        return FALSE;

      plain->cells += plain->n_cells;
      plain->cell = 0;
      plain->n_records++;
      plain->record = plain->field;
      if (plain->n_records == plain->max || plain->record >= plain->stop)
        return FALSE;
    }
  return TRUE;
}

static void
read_plain_records (const BalCsvScanner *self, Plain *plain)
{
  for (const char *block = self->at; self->end - block >= 2 * BLOCK; block += BLOCK)
    {
      Marks marks = tell_marks_apart (block);

      if (marks.quotes || !read_plain_block (plain, block, marks.breaks, marks.feeds))
        break;
    }
}

#ifdef BAL_HAS_WIDE

#define WIDE_BREAKS 2048
#define WIDE_RECORDS 64
#define WIDE_SIZE (4 << 20) /* bytes to look through at once */

/* Where fields end in the text from the first of some records on. */
typedef struct
{
  guint32 ends[1 + WIDE_BREAKS + 3 * BLOCK]; /* from 1 on, and room for what is written with them */
  guint n_ends;
  guint feeds[WIDE_RECORDS + BLOCK]; /* which of them, from 0 on, are line feeds */
  guint n_feeds;
} WideBreaks;

/* Up to so many records, and not through any block with a quotation mark. */
BAL_WIDE static void
find_breaks_wide (const BalCsvScanner *self, guint max, WideBreaks *breaks)
{
  const __m512i comma = _mm512_set1_epi8 (',');
  const __m512i feed = _mm512_set1_epi8 ('\n');
  const __m512i quote = _mm512_set1_epi8 ('"');
  gsize size = MIN ((gsize) (self->end - self->at), WIDE_SIZE);

  breaks->ends[0] = G_MAXUINT32; /* the first field begins behind it, at 0 */
  breaks->n_ends = breaks->n_feeds = 0;
  for (gsize at = 0; size - at >= 2 * BLOCK && breaks->n_feeds < max; at += BLOCK)
    {
      __m512i bytes = _mm512_loadu_si512 (self->at + at);
      guint64 feeds = _mm512_cmpeq_epi8_mask (bytes, feed);
      guint64 ends = feeds | _mm512_cmpeq_epi8_mask (bytes, comma);

      if (G_UNLIKELY (_mm512_cmpeq_epi8_mask (bytes, quote) != 0 || breaks->n_ends > WIDE_BREAKS))
        return;
      for (guint64 rest = _pext_u64 (feeds, ends); rest != 0; rest &= rest - 1)
        breaks->feeds[breaks->n_feeds++] = breaks->n_ends + (guint) __builtin_ctzll (rest);
      breaks->n_ends += (guint) bal_wide_list_rows (breaks->ends + 1 + breaks->n_ends, at, ends);
    }
}

/* The cells of fields between ends, eight at a time. */
BAL_WIDE static void
set_cells_wide (BalCell *cells, const char *text, const guint32 *ends, guint n_cells)
{
  const __m512i low_places = _mm512_setr_epi64 (0, 8, 1, 9, 2, 10, 3, 11);
  const __m512i high_places = _mm512_setr_epi64 (4, 12, 5, 13, 6, 14, 7, 15);

  G_STATIC_ASSERT (BAL_CELL_MISSING == 0 && BAL_CELL_TEXT == 1);
  G_STATIC_ASSERT (G_STRUCT_OFFSET (BalCell, length) == 4 && G_STRUCT_OFFSET (BalCell, text) == 8);
  for (guint i = 0; i < n_cells; i += 8)
    {
      guint32 words = n_cells - i < 8 ? (1u << 2 * (n_cells - i)) - 1 : G_MAXUINT16;
      __m256i start =
        _mm256_add_epi32 (_mm256_loadu_si256 ((gconstpointer) (ends + i)), _mm256_set1_epi32 (1));
      __m256i length =
        _mm256_sub_epi32 (_mm256_loadu_si256 ((gconstpointer) (ends + i + 1)), start);
      __m512i texts = _mm512_add_epi64 (_mm512_maskz_cvtepu32_epi64 (G_MAXUINT8, start),
                                        _mm512_set1_epi64 ((gint64) text));
      __m512i heads =
        _mm512_maskz_slli_epi64 (G_MAXUINT8, _mm512_maskz_cvtepu32_epi64 (G_MAXUINT8, length), 32);

      heads = _mm512_mask_add_epi64 (heads, _mm512_test_epi64_mask (heads, heads), heads,
                                     _mm512_set1_epi64 (BAL_CELL_TEXT));
      _mm512_mask_storeu_epi64 (cells + i, (__mmask8) words,
                                _mm512_permutex2var_epi64 (heads, low_places, texts));
      _mm512_mask_storeu_epi64 (cells + i + 4, (__mmask8) (words >> 8),
                                _mm512_permutex2var_epi64 (heads, high_places, texts));
    }
}

BAL_WIDE static void
read_plain_records_wide (const BalCsvScanner *self, Plain *plain)
{
  const guint n = plain->n_cells;
  const guint max = MIN (plain->max, MIN (WIDE_RECORDS, WIDE_BREAKS / n));
  WideBreaks breaks;

  find_breaks_wide (self, max, &breaks);
  for (guint i = 0; i < MIN (breaks.n_feeds, max); i++)
    {
      guint last = breaks.feeds[i] + 1;
      const char *mark = self->at + breaks.ends[last];

      if (last != (i + 1) * n || mark - plain->record > (gssize) BAL_CSV_MAX_FIELD ||
          plain->record >= plain->stop)
        break;
      plain->record = mark + 1;
      plain->n_records++;
    }
  set_cells_wide (plain->cells, self->at, breaks.ends, plain->n_records * n);
  for (guint i = 0; i < plain->n_records; i++)
    {
      BalCell *cell = &plain->cells[(i + 1) * n - 1];

      if (cell->length > 0 && cell->text[cell->length - 1] == '\r')
        set_cell (cell, cell->text, cell->text + cell->length - 1);
    }
}

#endif

guint
bal_csv_scanner_read_plain (BalCsvScanner *self,
                            BalCell *cells,
                            guint n_cells,
                            guint max,
                            const char *stop)
{
  Plain plain = { cells, n_cells, max, stop, self->at, self->at, 0, 0 };

#ifdef BAL_HAS_WIDE
  if (n_cells > 1 && n_cells <= WIDE_BREAKS && bal_processor_is_wide ())
    read_plain_records_wide (self, &plain);
  else
#endif
    read_plain_records (self, &plain);
  if (plain.n_records > 0)
    bal_csv_scanner_skip (self, plain.record, plain.n_records);
  return plain.n_records;
}

const char *
bal_csv_outcome_get_text (BalCsvOutcome outcome)
{
  switch (outcome)
    {
    case BAL_CSV_UNCLOSED:
      return "a quotation mark is never closed";
    case BAL_CSV_LONG_FIELD:
      return "a field is longer than 1 MiB";
    case BAL_CSV_LONG_LINE:
      return "a record is longer than 16 MiB";
    case BAL_CSV_MANY_COLUMNS:
      return "there are more than 4,096 columns";
    case BAL_CSV_RECORD:
    case BAL_CSV_MALFORMED:
    case BAL_CSV_END:
      break;
    }
  return "the record cannot be read";
}
