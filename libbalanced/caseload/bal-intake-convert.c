/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-intake-private.h"

#include <math.h>

#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/base/bal-text-private.h"
#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/caseload/bal-zone-private.h"

#define MEMO_TEXT 16 /* longer texts are not remembered */
#define LARGEST_EXACT 9007199254740992.0

/* Up to 16 bytes as two numbers, distinct for distinct texts of one length. Roomy: 16 bytes can be
 * read from the start. Otherwise the reads overlap, which costs less than reading byte by byte. */
static inline BalMemo
make_memo (const char *text, guint32 length, gboolean roomy)
{
  BalMemo memo = { .length = length };
  guint32 low, high;

  if (length >= 8)
    {
      memcpy (&memo.low, text, sizeof memo.low);
      memo.low = GUINT64_FROM_LE (memo.low);
      if (length > 8)
        memcpy (&memo.high, text + length - 8, sizeof memo.high);
    }
  else if (roomy)
    {
      memcpy (&memo.low, text, sizeof memo.low);
      memo.low = GUINT64_FROM_LE (memo.low) << (64 - 8 * length) >> (64 - 8 * length);
    }
  else if (length >= 4)
    {
      memcpy (&low, text, sizeof low);
      memcpy (&high, text + length - 4, sizeof high);
      memo.low = (guint64) GUINT32_FROM_LE (high) << (8 * (length - 4)) | GUINT32_FROM_LE (low);
    }
  else
    memo.low = (guint64) (guint8) text[0] |
               (guint64) (guint8) text[length / 2] << (8 * (length / 2)) |
               (guint64) (guint8) text[length - 1] << (8 * (length - 1));
  return memo;
}

static inline gboolean
is_same_memo (const BalMemo *a, const BalMemo *b)
{
  return a->low == b->low && a->high == b->high && a->length == b->length;
}

static inline BalMemo *
find_memo (const BalIntakeColumn *column, const BalMemo *key)
{
  guint64 mixed =
    (key->low ^ key->high * 31 ^ key->length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return &column->memo[mixed >> column->memo_shift];
}

static inline gboolean
is_blank (char letter)
{
  return letter == ' ' || letter == '\t';
}

/* Without the spaces around it. */
static inline void
trim (const char **text, guint32 *length)
{
  while (*length > 0 && is_blank (**text))
    {
      (*text)++;
      (*length)--;
    }
  while (*length > 0 && is_blank ((*text)[*length - 1]))
    (*length)--;
}

static gboolean
is_missing_word (const BalIntake *self, const char *text, guint32 length)
{
  for (guint i = 0; self->missing_words != NULL && self->missing_words[i] != NULL; i++)
    {
      const char *word = self->missing_words[i];

      if (strlen (word) == length && memcmp (word, text, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The caller's word replaced by ours, where a replacement was given. */
static inline void
replace_code (const BalIntakeColumn *column, const char **text, guint32 *length)
{
  const char *replacement;
  g_autofree char *word = NULL;

  if (G_LIKELY (column->codes == NULL))
    return;

  word = g_strndup (*text, *length);
  replacement = g_hash_table_lookup (column->codes, word);
  if (replacement != NULL)
    {
      *text = replacement;
      *length = (guint32) strlen (replacement);
    }
}

static BalFault
convert_scheme (BalIntake *self,
                const BalIntakeColumn *column,
                const char *text,
                guint32 length,
                guint64 *value)
{
  guint index;

  if (!bal_vocabulary_lookup (self->vocabulary, column->schema->field, text, length, &index))
    return BAL_FAULT_UNKNOWN_CODE;
  *value = index;
  return BAL_FAULT_NONE;
}

static BalFault
convert_choice (const BalIntakeColumn *column, const char *text, guint32 length, guint64 *value)
{
  const char *const *choices = column->schema->choices;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (bal_caseload_schema_same_word (choices[i], text, length))
        {
          *value = i;
          return BAL_FAULT_NONE;
        }
    }
  return BAL_FAULT_UNKNOWN_CODE;
}

/* Only what is new is checked: the rest was, when it came first. */
static BalFault
convert_name (BalInterner *names, guint width, const char *text, guint32 length, guint64 *value)
{
  guint32 code;

  if (bal_interner_lookup (names, text, length, &code))
    {
      *value = code;
      return BAL_FAULT_NONE;
    }
  if (!bal_text_is_utf8 (text, length))
    return BAL_FAULT_UNREADABLE_TEXT;
  if (bal_interner_get_count (names) >= MIN (bal_staging_missing (width), G_MAXINT32))
    return BAL_FAULT_LIMIT;

  *value = bal_interner_intern (names, text, length);
  return BAL_FAULT_NONE;
}

static BalFault
convert_identifier (BalIntake *self, const char *text, guint32 length, guint64 *value)
{
  if (length > BAL_STAGING_ID_MAX_LENGTH || !bal_text_is_utf8 (text, length))
    return BAL_FAULT_UNREADABLE_TEXT;

  *value = bal_staging_make_identifier (self->to, text, length);
  return BAL_FAULT_NONE;
}

static BalFault
store_day (gint32 day, guint64 *value)
{
  if (!bal_day16_can_hold (day))
    return BAL_FAULT_DATE_OUT_OF_RANGE;

  *value = bal_day16_from_day (day);
  return BAL_FAULT_NONE;
}

static BalFault
read_day (BalIntake *self, const char *text, guint32 length, guint64 *value)
{
  BalDayParse outcome;
  gint32 day;

  if (!bal_day_parse (text, length, self->date_order, &day, &outcome))
    return outcome == BAL_DAY_PARSE_AMBIGUOUS ? BAL_FAULT_AMBIGUOUS_DATE
                                              : BAL_FAULT_UNREADABLE_DATE;
  if (bal_zone_text_has_offset (text, length))
    {
      if (self->zone == NULL)
        self->zone = bal_caseload_options_make_zone (self->options);
      day = bal_zone_shift_text (self->zone, text, length, day);
    }
  return store_day (day, value);
}

static BalFault
convert_day (BalIntake *self,
             BalIntakeColumn *column,
             const char *text,
             guint32 length,
             guint64 *value)
{
  BalFault fault;

  if (length == column->last_length && memcmp (text, column->last_text, length) == 0)
    {
      *value = column->last_value;
      return BAL_FAULT_NONE;
    }

  fault = read_day (self, text, length, value);
  if (fault == BAL_FAULT_NONE && length <= sizeof column->last_text)
    {
      memcpy (column->last_text, text, length);
      column->last_length = length;
      column->last_value = (guint32) *value;
    }
  return fault;
}

static BalFault
convert_birth (BalIntake *self, const char *text, guint32 length, guint64 *value)
{
  gint32 day;
  BalFault fault;

  if (!bal_day_parse_month (text, length, &day))
    return read_day (self, text, length, value);

  fault = store_day (day, value);
  if (fault == BAL_FAULT_NONE)
    *value |= BAL_BIRTH_MONTH_ONLY;
  return fault;
}

static BalFault
check_count (const BalIntakeColumn *column, gint64 number, guint64 *value)
{
  if (number < 0)
    return BAL_FAULT_NOT_A_COUNT;
  if (number < column->schema->minimum || number > column->schema->maximum)
    return BAL_FAULT_NUMBER_OUT_OF_RANGE;

  *value = (guint64) number;
  return BAL_FAULT_NONE;
}

static BalFault
convert_number (const BalIntakeColumn *column, double number, guint64 *value)
{
  if (isinf (number))
    return BAL_FAULT_NOT_A_COUNT;
  if (fabs (number) > LARGEST_EXACT)
    return BAL_FAULT_NUMBER_OUT_OF_RANGE;
  if (number != floor (number))
    return BAL_FAULT_NOT_A_COUNT;
  return check_count (column, (gint64) number, value);
}

static gboolean
is_infinity (const char *text, guint32 length)
{
  if (length > 0 && (*text == '-' || *text == '+'))
    {
      text++;
      length--;
    }
  return (length == 3 && g_ascii_strncasecmp (text, "inf", 3) == 0) ||
         (length == 8 && g_ascii_strncasecmp (text, "infinity", 8) == 0);
}

/* What is not a plain whole number: signs, fractions, infinity. */
static BalFault
read_count (const BalIntakeColumn *column, const char *text, guint32 length, guint64 *value)
{
  char buffer[64];
  char *end;
  double number;

  if (is_infinity (text, length))
    return BAL_FAULT_NOT_A_COUNT;
  if (length >= sizeof buffer)
    return BAL_FAULT_NOT_A_COUNT;

  memcpy (buffer, text, length);
  buffer[length] = '\0';
  if (strspn (buffer, "+-.0123456789eE") != length)
    return BAL_FAULT_NOT_A_COUNT;
  number = g_ascii_strtod (buffer, &end);
  if (*end != '\0')
    return BAL_FAULT_NOT_A_COUNT;
  return convert_number (column, number, value);
}

static BalFault
convert_count (const BalIntakeColumn *column, const char *text, guint32 length, guint64 *value)
{
  gint64 number = 0;

  if (length > 15)
    return read_count (column, text, length, value);
  for (guint32 i = 0; i < length; i++)
    {
      guint digit = (guint) (guchar) text[i] - '0';

      if (digit > 9)
        return read_count (column, text, length, value);
      number = number * 10 + digit;
    }
  return check_count (column, number, value);
}

static BalFault
convert_word (BalIntake *self,
              BalIntakeColumn *column,
              const char *text,
              guint32 length,
              guint64 *value)
{
  switch (column->schema->type)
    {
    case BAL_FIELD_TYPE_CHILD:
      return convert_name (self->children, column->width, text, length, value);
    case BAL_FIELD_TYPE_IDENTIFIER:
      return convert_identifier (self, text, length, value);
    case BAL_FIELD_TYPE_DAY:
      return convert_day (self, column, text, length, value);
    case BAL_FIELD_TYPE_BIRTH:
      return convert_birth (self, text, length, value);
    case BAL_FIELD_TYPE_SCHEME:
      return convert_scheme (self, column, text, length, value);
    case BAL_FIELD_TYPE_CHOICE:
      return convert_choice (column, text, length, value);
    case BAL_FIELD_TYPE_NAME8:
    case BAL_FIELD_TYPE_NAME16:
    case BAL_FIELD_TYPE_NAME32:
      return convert_name (self->to->names[column->schema->field], column->width, text, length,
                           value);
    case BAL_FIELD_TYPE_COUNT8:
    case BAL_FIELD_TYPE_COUNT16:
    case BAL_FIELD_TYPE_COUNT32:
      return convert_count (column, text, length, value);
    }
  return BAL_FAULT_UNREADABLE_TEXT;
}

static BalFault
convert_text (BalIntake *self,
              BalIntakeColumn *column,
              const char *text,
              guint32 length,
              guint64 *value)
{
  BalMemo *memo = NULL;
  BalMemo key;
  BalFault fault;

  if (column->memo != NULL && length <= MEMO_TEXT && length > 0)
    {
      key = make_memo (text, length, FALSE);
      memo = find_memo (column, &key);
      if (G_LIKELY (is_same_memo (memo, &key)))
        {
          *value = memo->value;
          return BAL_FAULT_NONE;
        }
    }

  trim (&text, &length);
  if (length == 0 || is_missing_word (self, text, length))
    return BAL_FAULT_MISSING;
  replace_code (column, &text, &length);
  if (length == 0)
    return BAL_FAULT_MISSING;
  fault = convert_word (self, column, text, length, value);
  if (fault == BAL_FAULT_NONE && memo != NULL)
    {
      key.value = (guint32) *value;
      *memo = key;
    }
  return fault;
}

static gboolean
is_count (BalFieldType type)
{
  return type == BAL_FIELD_TYPE_COUNT8 || type == BAL_FIELD_TYPE_COUNT16 ||
         type == BAL_FIELD_TYPE_COUNT32;
}

static gboolean
is_day (BalFieldType type)
{
  return type == BAL_FIELD_TYPE_DAY || type == BAL_FIELD_TYPE_BIRTH;
}

static BalFault
convert_integer (BalIntake *self, BalIntakeColumn *column, gint64 number, guint64 *value)
{
  char text[24];
  int length;

  if (is_count (column->schema->type))
    return check_count (column, number, value);
  if (is_day (column->schema->type))
    return BAL_FAULT_UNREADABLE_DATE;

  length = g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  return convert_text (self, column, text, (guint32) length, value);
}

/* Frames turn whole numbers into doubles as soon as one of them is missing: 17.0 is the code 17. */
static BalFault
convert_double (BalIntake *self, BalIntakeColumn *column, double number, guint64 *value)
{
  if (isnan (number))
    return BAL_FAULT_MISSING;
  if (is_count (column->schema->type))
    return convert_number (column, number, value);
  if (is_day (column->schema->type))
    return BAL_FAULT_UNREADABLE_DATE;
  if (fabs (number) > LARGEST_EXACT || number != floor (number))
    return BAL_FAULT_UNREADABLE_TEXT;
  return convert_integer (self, column, (gint64) number, value);
}

BalFault
bal_intake_convert (BalIntake *self, BalIntakeColumn *column, const BalCell *cell, guint64 *value)
{
  switch (cell->kind)
    {
    case BAL_CELL_MISSING:
      return BAL_FAULT_MISSING;
    case BAL_CELL_TEXT:
      return convert_text (self, column, cell->text, cell->length, value);
    case BAL_CELL_INTEGER:
      return convert_integer (self, column, cell->integer, value);
    case BAL_CELL_NUMBER:
      return convert_double (self, column, cell->number, value);
    case BAL_CELL_DAY:
      return is_day (column->schema->type) ? store_day (cell->day, value)
                                           : BAL_FAULT_UNREADABLE_TEXT;
    case BAL_CELL_FAULT:
      break;
    }
  if (is_day (column->schema->type))
    return BAL_FAULT_UNREADABLE_DATE;
  return is_count (column->schema->type) ? BAL_FAULT_NOT_A_COUNT : BAL_FAULT_UNREADABLE_TEXT;
}

/* Whether the text stands for itself: no word is declared missing, none is replaced. */
static inline gboolean
is_literal (const BalIntake *self, const BalIntakeColumn *column)
{
  return column->codes == NULL && (self->missing_words == NULL || self->missing_words[0] == NULL);
}

/* What the batch cannot take at a glance: a value that leaves no trace, or a mark on the row. */
static guint64
look_closer (BalIntake *self,
             BalIntakeColumn *column,
             BalIntakeBatch *batch,
             guint row,
             const BalCell *cell)
{
  BalFieldType type = column->schema->type;
  guint64 value = column->fallback;
  BalFault fault = BAL_FAULT_MISSING;

  G_STATIC_ASSERT (BAL_N_FIELDS <= 64);
  if (cell->kind != BAL_CELL_MISSING)
    {
      if (type == BAL_FIELD_TYPE_CHILD || type == BAL_FIELD_TYPE_IDENTIFIER ||
          bal_field_type_has_names (type))
        {
          batch->left[row] |= G_GUINT64_CONSTANT (1) << (column - self->columns);
          return value;
        }
      fault = bal_intake_convert (self, column, cell, &value);
    }
  if (fault == BAL_FAULT_NONE)
    self->to->has_values[column->schema->field] = TRUE;
  else if (fault != BAL_FAULT_MISSING || column->schema->need != BAL_NEED_NONE ||
           type == BAL_FIELD_TYPE_IDENTIFIER)
    batch->odd[row] = TRUE;
  return value;
}

/* Each reader of one kind of column gives whether the value was clear at a glance. */
typedef gboolean (*Glance) (const BalIntake *self,
                            BalIntakeColumn *column,
                            const BalCell *cell,
                            gboolean roomy,
                            guint64 *value);

static inline gboolean
glance_at_memo (const BalIntake *self G_GNUC_UNUSED,
                BalIntakeColumn *column,
                const BalCell *cell,
                gboolean roomy,
                guint64 *value)
{
  BalMemo key;
  const BalMemo *memo;

  if (cell->length > MEMO_TEXT)
    return FALSE;
  key = make_memo (cell->text, cell->length, roomy);
  memo = find_memo (column, &key);
  *value = memo->value;
  return is_same_memo (memo, &key);
}

static inline gboolean
glance_at_day (const BalIntake *self,
               BalIntakeColumn *column G_GNUC_UNUSED,
               const BalCell *cell,
               gboolean roomy G_GNUC_UNUSED,
               guint64 *value)
{
  BalDay16 read;
  gint32 day;

  if (cell->length != 10)
    return FALSE;
  if (G_LIKELY (bal_day16_read_iso (cell->text, &read)))
    {
      *value = read;
      return TRUE;
    }
  if (!bal_day_parse (cell->text, 10, self->date_order, &day, NULL))
    return FALSE;
  *value = bal_day16_from_day (day);
  return bal_day16_can_hold (day);
}

/* Decimal digits; FALSE for anything else. */
static inline gboolean
read_digits (const char *text, guint32 length, guint64 *number)
{
  *number = 0;
  for (guint32 i = 0; i < length; i++)
    {
      guint digit = (guint) (guchar) text[i] - '0';

      if (digit > 9)
        return FALSE;
      *number = *number * 10 + digit;
    }
  return TRUE;
}

/* Up to eight digits at once: pairs, then fours, then all. */
static inline gboolean
read_roomy_digits (const char *text, guint32 length, guint64 *number)
{
  const guint64 zeros = G_GUINT64_CONSTANT (0x3030303030303030);
  const guint64 sixes = G_GUINT64_CONSTANT (0x0606060606060606);
  const guint64 highs = G_GUINT64_CONSTANT (0xf0f0f0f0f0f0f0f0);
  guint64 word;

  memcpy (&word, text, sizeof word);
  word = GUINT64_FROM_LE (word);
  if (length < 8)
    word = word << (64 - 8 * length) | zeros >> (8 * length);
  if ((word & highs) != zeros || ((word + sixes) & highs) != zeros)
    return FALSE;
  word = (word & ~highs) * 2561 >> 8;
  word = (word & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)) * 6553601 >> 16;
  *number = (word & G_GUINT64_CONSTANT (0x0000ffff0000ffff)) * 42949672960001 >> 32;
  return TRUE;
}

static inline gboolean
read_few_digits (const BalCell *cell, gboolean roomy, guint64 *number)
{
  return roomy && cell->length <= 8 ? read_roomy_digits (cell->text, cell->length, number)
                                    : read_digits (cell->text, cell->length, number);
}

static inline gboolean
glance_at_count (const BalIntake *self G_GNUC_UNUSED,
                 BalIntakeColumn *column,
                 const BalCell *cell,
                 gboolean roomy,
                 guint64 *value)
{
  return cell->length <= 15 && read_few_digits (cell, roomy, value) &&
         *value >= column->schema->minimum && *value <= column->schema->maximum;
}

static inline gboolean
glance_at_identifier (const BalIntake *self G_GNUC_UNUSED,
                      BalIntakeColumn *column G_GNUC_UNUSED,
                      const BalCell *cell,
                      gboolean roomy,
                      guint64 *value)
{
  return cell->length <= 18 && (cell->text[0] != '0' || cell->length == 1) &&
         read_few_digits (cell, roomy, value);
}

/* One loop for each kind of column and of text, so that none asks again for every cell. */
static inline void
convert_cells (BalIntake *self,
               BalIntakeColumn *column,
               BalIntakeBatch *batch,
               Glance glance,
               gboolean roomy)
{
  const BalCell *cell = batch->cells + column->cell;
  guint8 *record = batch->records + column->offset;
  gsize stride = self->segment->stride;
  gboolean any = FALSE;

  for (guint i = 0; i < batch->n_rows; i++, cell += self->n_cells, record += stride)
    {
      guint64 value;

      if (G_LIKELY (cell->kind == BAL_CELL_TEXT && cell->length > 0) && glance != NULL &&
          G_LIKELY (glance (self, column, cell, roomy, &value)))
        any = TRUE;
      else
        value = look_closer (self, column, batch, i, cell);
      bal_staging_write (record, column->width, value);
    }
  if (any)
    self->to->has_values[column->schema->field] = TRUE;
}

/* What is remembered of many texts is far from the processor: the rows of a batch wait for it side
 * by side. */
static void
fetch_memos (const BalIntake *self, const BalIntakeColumn *column, const BalIntakeBatch *batch)
{
  const BalCell *cell = batch->cells + column->cell;

  for (guint i = 0; i < batch->n_rows; i++, cell += self->n_cells)
    {
      BalMemo key;

      if (cell->kind != BAL_CELL_TEXT || cell->length == 0 || cell->length > MEMO_TEXT)
        continue;
      key = make_memo (cell->text, cell->length, batch->roomy);
      __builtin_prefetch (find_memo (column, &key));
    }
}

static inline void
convert_at_a_glance (BalIntake *self, BalIntakeColumn *column, BalIntakeBatch *batch, Glance glance)
{
  if (batch->roomy)
    convert_cells (self, column, batch, glance, TRUE);
  else
    convert_cells (self, column, batch, glance, FALSE);
}

void
bal_intake_convert_batch (BalIntake *self, BalIntakeColumn *column, BalIntakeBatch *batch)
{
  BalFieldType type = column->schema->type;

  if (column->memo != NULL && column->width == sizeof (guint32))
    fetch_memos (self, column, batch);
  if (column->memo != NULL)
    convert_at_a_glance (self, column, batch, glance_at_memo);
  else if (type == BAL_FIELD_TYPE_DAY && is_literal (self, column))
    convert_at_a_glance (self, column, batch, glance_at_day);
  else if (type == BAL_FIELD_TYPE_IDENTIFIER && is_literal (self, column))
    convert_at_a_glance (self, column, batch, glance_at_identifier);
  else if (is_count (type) && is_literal (self, column))
    convert_at_a_glance (self, column, batch, glance_at_count);
  else
    convert_cells (self, column, batch, NULL, FALSE);
}
