/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-intake-private.h"

#include "libbalanced/caseload/bal-caseload-options-private.h"
#include "libbalanced/core/bal-error.h"

#define NO_DAY 65535
#define UNBOUND G_MAXUINT
#define STATE_SUFFIX "_state"
#define SMALL_MEMO_BITS 7
#define MIDDLE_MEMO_BITS 10
#define LARGE_MEMO_BITS 14
#define PART_SIZE ((gsize) 8 << 20)
#define CHUNK_ROWS 12288 /* fit the cache of a processor with their columns */

/* Two days of one row, the second of which may not come before the first. */
static const struct
{
  BalCaseloadFile file;
  BalField first, second;
  const char *finding_code;
} day_pairs[] = {
  { BAL_CASELOAD_FILE_EPISODES, BAL_FIELD_START_DATE, BAL_FIELD_END_DATE,
    "row-rejected-end-before-start" },
  { BAL_CASELOAD_FILE_EPISODES, BAL_FIELD_REQUESTED_DATE, BAL_FIELD_CLOSED_DATE,
    "row-rejected-closed-before-requested" },
  { BAL_CASELOAD_FILE_CHILDREN, BAL_FIELD_OBSERVED_FROM, BAL_FIELD_OBSERVED_TO,
    "row-rejected-end-before-start" },
  { BAL_CASELOAD_FILE_NEEDS, BAL_FIELD_FROM_DATE, BAL_FIELD_TO_DATE,
    "row-rejected-end-before-start" },
  { BAL_CASELOAD_FILE_STATUSES, BAL_FIELD_FROM_DATE, BAL_FIELD_TO_DATE,
    "row-rejected-end-before-start" },
  { BAL_CASELOAD_FILE_PAUSES, BAL_FIELD_FROM_DATE, BAL_FIELD_TO_DATE,
    "row-rejected-end-before-start" },
};

const char *
bal_fault_get_finding_code (BalFault fault)
{
  static const char *const codes[] = {
    [BAL_FAULT_NONE] = NULL,
    [BAL_FAULT_MISSING] = "row-rejected-value-missing",
    [BAL_FAULT_UNREADABLE_DATE] = "row-rejected-date-unreadable",
    [BAL_FAULT_AMBIGUOUS_DATE] = "row-rejected-date-ambiguous",
    [BAL_FAULT_DATE_OUT_OF_RANGE] = "row-rejected-day-out-of-range",
    [BAL_FAULT_NOT_A_COUNT] = "row-rejected-not-a-count",
    [BAL_FAULT_NUMBER_OUT_OF_RANGE] = "row-rejected-number-out-of-range",
    [BAL_FAULT_UNKNOWN_CODE] = "row-rejected-unknown-code",
    [BAL_FAULT_UNREADABLE_TEXT] = "row-rejected-encoding",
    [BAL_FAULT_LIMIT] = NULL,
  };

  return codes[fault];
}

static void
intake_file_free (BalIntakeFile *file)
{
  g_free (file->name);
  g_free (file);
}

static void
collect_codes (BalIntake *self)
{
  for (guint file = 0; file < G_N_ELEMENTS (self->staging); file++)
    {
      guint n_columns;
      const BalSchemaColumn *columns = bal_caseload_schema_get_columns (file, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        {
          GHashTable *codes = bal_caseload_options_make_codes (self->options, &columns[i]);

          if (codes != NULL)
            g_hash_table_replace (self->codes, (gpointer) columns[i].name, codes);
        }
    }
}

BalIntake *
bal_intake_new (BalCaseloadOptions *options, GError **error)
{
  g_autoptr (BalIntake) self = g_new0 (BalIntake, 1);

  self->options = options != NULL ? g_object_ref (options) : bal_caseload_options_new ();
  if (!bal_caseload_options_check (self->options, error))
    return NULL;

  self->vocabulary = bal_vocabulary_new (bal_caseload_options_get_framework (self->options));
  self->date_order = bal_caseload_options_parse_date_order (self->options);
  self->missing_words = bal_caseload_options_get_missing_words (self->options);
  self->children = bal_interner_new ();
  self->part_size = PART_SIZE;
  self->chunk_rows = CHUNK_ROWS;
  self->findings = bal_findings_builder_new ();
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) intake_file_free);
  self->codes =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->staging); i++)
    self->staging[i] = bal_staging_new (i);
  collect_codes (self);
  return g_steal_pointer (&self);
}

static void
clear_columns (BalIntake *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].memo);
  g_clear_pointer (&self->columns, g_free);
  self->n_columns = 0;
}

/* The vocabulary is that of the whole. */
static void
free_part (BalIntake *self)
{
  g_clear_pointer (&self->notes, g_array_unref);
  g_clear_pointer (&self->file, intake_file_free);
  self->vocabulary = NULL;
}

void
bal_intake_free (BalIntake *self)
{
  if (self == NULL)
    return;

  clear_columns (self);
  if (self->notes != NULL)
    free_part (self);
  g_free (self->batch);
  g_clear_object (&self->options);
  g_clear_pointer (&self->vocabulary, bal_vocabulary_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->children, bal_interner_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->staging); i++)
    g_clear_pointer (&self->staging[i], bal_staging_free);
  g_clear_pointer (&self->findings, bal_findings_builder_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_free (self);
}

/* How many texts to remember, as a power of two; 0: none. */
static guint
get_memo_bits (const BalIntake *self, BalFieldType type)
{
  switch (type)
    {
    case BAL_FIELD_TYPE_SCHEME:
    case BAL_FIELD_TYPE_CHOICE:
    case BAL_FIELD_TYPE_NAME8:
      return SMALL_MEMO_BITS;
    case BAL_FIELD_TYPE_NAME16:
      return self->large ? MIDDLE_MEMO_BITS : SMALL_MEMO_BITS;
    case BAL_FIELD_TYPE_CHILD:
    case BAL_FIELD_TYPE_NAME32:
      return self->large ? LARGE_MEMO_BITS : 0;
    case BAL_FIELD_TYPE_IDENTIFIER:
    case BAL_FIELD_TYPE_DAY:
    case BAL_FIELD_TYPE_BIRTH:
    case BAL_FIELD_TYPE_COUNT8:
    case BAL_FIELD_TYPE_COUNT16:
    case BAL_FIELD_TYPE_COUNT32:
      break;
    }
  return 0;
}

static void
init_column (BalIntake *self, BalIntakeColumn *column, const BalSchemaColumn *schema, guint cell)
{
  *column = (BalIntakeColumn){ .schema = schema, .cell = cell };
  column->width = bal_field_type_get_width (schema->type);
  column->fallback = bal_staging_missing (column->width);
  column->codes = g_hash_table_lookup (self->codes, schema->name);
  if (get_memo_bits (self, schema->type) > 0)
    {
      column->memo_shift = 64 - get_memo_bits (self, schema->type);
      column->memo = g_new0 (BalMemo, (gsize) 1 << (64 - column->memo_shift));
    }
}

static gboolean
set_limit_error (const BalIntake *self, const BalSchemaColumn *column, GError **error)
{
  guint64 limit = MIN (bal_staging_missing (bal_field_type_get_width (column->type)), G_MAXINT32);

  g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT,
               "Reading “%s”, row %" G_GUINT64_FORMAT ", column %s: there are more than "
               "%" G_GUINT64_FORMAT " %s, which the store cannot hold",
               self->file->name, self->file->n_read, column->name, limit,
               column->plural != NULL ? column->plural : "different values");
  return FALSE;
}

/* Tables of ours say beside a column why a value is not there; being missing is enough here. */
static gboolean
is_state_column (const BalIntake *self, const char *name)
{
  gsize length = strlen (name);

  return g_str_has_suffix (name, STATE_SUFFIX) &&
         bal_caseload_schema_lookup (self->file->file, name, length - strlen (STATE_SUFFIX)) !=
           NULL;
}

/* Finds the column of the schema for each one of the file. */
static gboolean
bind_columns (BalIntake *self, const char *const *names, guint *cells, GError **error)
{
  for (guint i = 0; i < self->n_cells; i++)
    {
      const char *name = bal_caseload_options_map_column (self->options, names[i]);
      const BalSchemaColumn *column =
        bal_caseload_schema_lookup (self->file->file, name, strlen (name));

      if (column == NULL && is_state_column (self, names[i]))
        continue;
      if (column == NULL)
        {
          bal_findings_builder_add_row (self->findings, "column-unknown", self->file->name,
                                        names[i], 0);
          continue;
        }
      if (cells[column->field] != UNBOUND)
        {
          g_set_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_DUPLICATE_KEY,
                       "Reading “%s”: columns %u and %u are both %s", self->file->name,
                       cells[column->field] + 1, i + 1, column->name);
          return FALSE;
        }
      cells[column->field] = i;
    }
  return TRUE;
}

/* The value of every row in a column that the file lacks. */
static gboolean
set_constant (BalIntake *self, const BalSchemaColumn *schema, const char *text, GError **error)
{
  BalCell cell = { .kind = BAL_CELL_TEXT, .length = (guint32) strlen (text), .text = text };
  BalIntakeColumn column = { 0 };
  guint64 value = 0;
  BalFault fault;

  init_column (self, &column, schema, UNBOUND);
  fault = bal_intake_convert (self, &column, &cell, &value);
  g_free (column.memo);
  if (fault == BAL_FAULT_LIMIT)
    return set_limit_error (self, schema, error);
  if (fault != BAL_FAULT_NONE)
    {
      g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION,
                   "Reading “%s”: the constant for the column %s is not a value that it takes",
                   self->file->name, schema->name);
      return FALSE;
    }
  self->segment->places[schema->field].constant = value;
  self->to->has_values[schema->field] = TRUE;
  return TRUE;
}

static gboolean
place_column (BalIntake *self, const BalSchemaColumn *schema, guint cell, GError **error)
{
  const char *constant = bal_caseload_options_get_constant (self->options, schema);

  if (cell != UNBOUND)
    {
      BalIntakeColumn *column = &self->columns[self->n_columns++];

      bal_staging_place (self->segment, schema->field, schema->type);
      init_column (self, column, schema, cell);
      column->offset = (guint) self->segment->places[schema->field].offset;
      if (schema->field == BAL_FIELD_SOURCE && self->file->file == BAL_CASELOAD_FILE_EPISODES)
        column->fallback = bal_interner_intern (self->to->names[schema->field], self->file->name,
                                                strlen (self->file->name));
      return TRUE;
    }
  if (constant == NULL && schema->field == BAL_FIELD_SOURCE &&
      self->file->file == BAL_CASELOAD_FILE_EPISODES)
    constant = self->file->name;
  return constant == NULL || set_constant (self, schema, constant, error);
}

/* All that is missing is said at once, and not one column at each try. */
static gboolean
check_needed (BalIntake *self,
              const BalSchemaColumn *schema,
              guint n_schema,
              const guint *cells,
              GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < n_schema; i++)
    {
      if (schema[i].need == BAL_NEED_NONE || cells[schema[i].field] != UNBOUND ||
          bal_caseload_options_get_constant (self->options, &schema[i]) != NULL)
        continue;
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", schema[i].name);
    }
  if (missing->len == 0)
    return TRUE;

  g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_MISSING_COLUMN,
               "Reading “%s”: columns are missing: %s; the option “columns” says which other name "
               "one has, and “constants” what to take instead",
               self->file->name, missing->str);
  return FALSE;
}

/* Whether values are kept as they are, with no dictionary beside them. */
static gboolean
is_plain (const BalSchemaColumn *column)
{
  return column->type != BAL_FIELD_TYPE_CHILD && column->type != BAL_FIELD_TYPE_IDENTIFIER &&
         !bal_field_type_has_names (column->type);
}

static gboolean
place_columns (BalIntake *self,
               const BalSchemaColumn *schema,
               guint n_schema,
               const guint *cells,
               gboolean plain,
               GError **error)
{
  for (guint i = 0; i < n_schema; i++)
    {
      if (is_plain (&schema[i]) == plain &&
          !place_column (self, &schema[i], cells[schema[i].field], error))
        return FALSE;
    }
  if (plain)
    self->n_plain = self->n_columns;
  return TRUE;
}

gboolean
bal_intake_begin (BalIntake *self,
                  BalCaseloadFile file,
                  const char *name,
                  const char *const *columns,
                  guint n_columns,
                  GError **error)
{
  guint cells[BAL_N_FIELDS];
  guint n_schema;
  const BalSchemaColumn *schema = bal_caseload_schema_get_columns (file, &n_schema);

  self->file = g_new0 (BalIntakeFile, 1);
  self->file->name = g_utf8_make_valid (name, -1); /* tables and findings take nothing else */
  self->file->file = file;
  g_ptr_array_add (self->files, self->file);

  clear_columns (self);
  self->n_cells = n_columns;
  self->to = self->staging[file];
  self->n_before = self->to->n_rows;
  self->segment = bal_staging_begin_segment (self->to, self->files->len - 1);
  for (guint i = 0; i < BAL_N_FIELDS; i++)
    cells[i] = UNBOUND;
  if (!bind_columns (self, columns, cells, error) ||
      !check_needed (self, schema, n_schema, cells, error))
    return FALSE;

  self->columns = g_new0 (BalIntakeColumn, n_schema);
  return place_columns (self, schema, n_schema, cells, TRUE, error) &&
         place_columns (self, schema, n_schema, cells, FALSE, error);
}

static void
note (BalIntake *self, const char *finding_code, const char *column)
{
  BalIntakeNote one = { finding_code, column, self->file->n_read };

  if (self->notes != NULL)
    g_array_append_val (self->notes, one);
  else
    bal_findings_builder_add_row (self->findings, finding_code, self->file->name, column,
                                  self->file->n_read);
}

static void
report (BalIntake *self, const char *finding_code, BalField field)
{
  note (self, finding_code, bal_caseload_schema_find (self->file->file, field)->name);
}

static void
report_fault (BalIntake *self, const BalIntakeColumn *column, BalFault fault)
{
  const char *code = bal_fault_get_finding_code (fault);

  if (fault == BAL_FAULT_MISSING && column->schema->type == BAL_FIELD_TYPE_CHILD)
    code = "row-rejected-no-child";
  report (self, code, column->schema->field);
}

static void
note_missing (BalIntake *self, const BalIntakeColumn *column)
{
  if (column->schema->need == BAL_NEED_COLUMN)
    report (self, "value-missing", column->schema->field);
  else if (column->schema->type == BAL_FIELD_TYPE_IDENTIFIER)
    report (self, "no-episode-identifiers", column->schema->field);
}

/* Whether a pair of days of the row is in order. */
static inline gboolean
is_in_order (const BalIntake *self, const guint8 *record, guint pair)
{
  guint64 first, second;

  if (day_pairs[pair].file != self->file->file)
    return TRUE;
  first = bal_staging_get (self->segment, record, day_pairs[pair].first, sizeof (guint16));
  second = bal_staging_get (self->segment, record, day_pairs[pair].second, sizeof (guint16));
  return first == NO_DAY || second == NO_DAY || second >= first;
}

static gboolean
check_days (BalIntake *self, const guint8 *record)
{
  gboolean good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (day_pairs); i++)
    {
      if (is_in_order (self, record, i))
        continue;
      report (self, day_pairs[i].finding_code, day_pairs[i].second);
      good = FALSE;
    }
  return good;
}

/* What is kept, but worth knowing. */
static void
note_days (BalIntake *self, const guint8 *record)
{
  const BalStagingSegment *segment = self->segment;
  guint64 start, end;

  if (self->file->file == BAL_CASELOAD_FILE_CHILDREN)
    {
      guint64 birth = bal_staging_get (segment, record, BAL_FIELD_DATE_OF_BIRTH, sizeof (guint32));

      if (birth != BAL_BIRTH_NONE && (birth & BAL_BIRTH_MONTH_ONLY) != 0)
        report (self, "birth-month-only", BAL_FIELD_DATE_OF_BIRTH);
    }
  if (self->file->file != BAL_CASELOAD_FILE_EPISODES)
    return;
  start = bal_staging_get (segment, record, BAL_FIELD_START_DATE, sizeof (guint16));
  if (G_LIKELY (start != NO_DAY))
    return;
  end = bal_staging_get (segment, record, BAL_FIELD_END_DATE, sizeof (guint16));
  if (end != NO_DAY)
    report (self, "end-without-start", BAL_FIELD_START_DATE);
  else if (bal_staging_get (segment, record, BAL_FIELD_REQUESTED_DATE, sizeof (guint16)) == NO_DAY)
    report (self, "no-dates", BAL_FIELD_START_DATE);
}

/* What has no value at all; the rest of a row that is rejected anyway is not looked at, so that a
 * file of bad rows leaves no names behind. */
static BalFault
look (const BalCell *cell)
{
  return cell->kind == BAL_CELL_MISSING ? BAL_FAULT_MISSING : BAL_FAULT_NONE;
}

typedef enum
{
  TAKEN,
  REJECTED,
  STOPPED, /* with an error */
} Outcome;

static Outcome
take_value (BalIntake *self,
            BalIntakeColumn *column,
            const BalCell *cell,
            guint8 *record,
            gboolean rejected,
            GError **error)
{
  guint64 value = column->fallback;
  BalFault fault =
    G_UNLIKELY (rejected) ? look (cell) : bal_intake_convert (self, column, cell, &value);
  Outcome outcome = TAKEN;

  if (G_LIKELY (fault == BAL_FAULT_NONE))
    self->to->has_values[column->schema->field] = TRUE;
  else if (fault == BAL_FAULT_LIMIT)
    {
      set_limit_error (self, column->schema, error);
      return STOPPED;
    }
  else if (fault != BAL_FAULT_MISSING || column->schema->need == BAL_NEED_VALUE)
    {
      report_fault (self, column, fault);
      outcome = REJECTED;
    }
  else
    note_missing (self, column);
  bal_staging_write (record + column->offset, column->width, value);
  return outcome;
}

static gboolean
count_row (BalIntake *self, guint8 *record, GError **error)
{
  guint32 row;

  self->file->n_read++;
  if (self->file->n_read >= G_MAXUINT32 || self->to->n_rows >= G_MAXUINT32 - 1)
    {
      g_set_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT,
                   "Reading “%s”: there are more rows than the store can hold", self->file->name);
      return FALSE;
    }

  row = (guint32) self->file->n_read;
  memcpy (record + BAL_STAGING_ROW_OFFSET, &row, sizeof row);
  return TRUE;
}

gboolean
bal_intake_add_row (BalIntake *self, const BalCell *cells, GError **error)
{
  guint8 *record = bal_staging_reserve (self->segment);
  gboolean rejected = FALSE;

  if (!count_row (self, record, error))
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      BalIntakeColumn *column = &self->columns[i];
      Outcome outcome;

      if (i == self->n_plain)
        rejected = !check_days (self, record) || rejected;
      outcome = take_value (self, column, &cells[column->cell], record,
                            rejected && i >= self->n_plain, error);
      if (outcome == STOPPED)
        return FALSE;
      rejected = rejected || outcome == REJECTED;
    }

  if (self->n_plain == self->n_columns)
    rejected = !check_days (self, record) || rejected;
  if (rejected)
    {
      self->file->n_rejected++;
      return TRUE;
    }
  note_days (self, record);
  bal_staging_commit (self->to, self->segment);
  return TRUE;
}

/* Marks the rows whose days are not in order, which say so when they are added by themselves. */
static void
mark_days_out_of_order (const BalIntake *self, BalIntakeBatch *batch)
{
  for (guint pair = 0; pair < G_N_ELEMENTS (day_pairs); pair++)
    for (guint i = 0; i < batch->n_rows && day_pairs[pair].file == self->file->file; i++)
      if (!is_in_order (self, batch->records + i * self->segment->stride, pair))
        batch->odd[i] = TRUE;
}

/* A row whose values are there, but for some that were left. */
static gboolean
add_converted (BalIntake *self,
               const BalCell *cells,
               guint8 *converted,
               guint64 left,
               GError **error)
{
  guint8 *record = bal_staging_reserve (self->segment);
  gboolean rejected = FALSE;

  if (!count_row (self, converted, error))
    return FALSE;
  for (; left != 0; left &= left - 1)
    {
      BalIntakeColumn *column = &self->columns[g_bit_nth_lsf (left, -1)];
      Outcome outcome = take_value (self, column, &cells[column->cell], converted, rejected, error);

      if (outcome == STOPPED)
        return FALSE;
      rejected = rejected || outcome == REJECTED;
    }
  if (rejected)
    {
      self->file->n_rejected++;
      return TRUE;
    }
  note_days (self, converted);
  if (record != converted)
    memcpy (record, converted, self->segment->stride);
  bal_staging_commit (self->to, self->segment);
  return TRUE;
}

/* Where rows are converted: where they stay, unless one before them is rejected and they move up.
 */
static guint8 *
reserve_rows (BalIntake *self, guint n_rows)
{
  guint8 *records = bal_staging_reserve (self->segment);

  if (BAL_STAGING_BLOCK_ROWS - self->segment->n_rows % BAL_STAGING_BLOCK_ROWS >= n_rows)
    return records;
  if (self->batch == NULL)
    self->batch = g_malloc (self->segment->stride * BAL_INTAKE_BATCH);
  return self->batch;
}

gboolean
bal_intake_add_rows (BalIntake *self,
                     const BalCell *cells,
                     guint n_rows,
                     gboolean roomy,
                     GError **error)
{
  gsize stride = self->segment->stride;
  BalIntakeBatch batch = { .cells = cells, .n_rows = n_rows, .roomy = roomy };

  batch.records = reserve_rows (self, n_rows);
  for (guint i = 0; i < self->n_columns; i++)
    bal_intake_convert_batch (self, &self->columns[i], &batch);
  mark_days_out_of_order (self, &batch);

  for (guint i = 0; i < n_rows; i++)
    {
      guint8 *converted = batch.records + i * stride;
      const BalCell *row = cells + (gsize) i * self->n_cells;
      gboolean added;

      if (batch.odd[i])
        added = bal_intake_add_row (self, row, error);
      else
        added = add_converted (self, row, converted, batch.left[i], error);
      if (!added)
        return FALSE;
    }
  return TRUE;
}

void
bal_intake_reject_record (BalIntake *self, const char *finding_code)
{
  self->file->n_read++;
  self->file->n_rejected++;
  note (self, finding_code, NULL);
}

void
bal_intake_end_file (BalIntake *self)
{
  BalFindingFigure figure = { "count", (double) (self->to->n_rows - self->n_before) };

  if (self->file->file == BAL_CASELOAD_FILE_EPISODES && figure.value > 0 &&
      self->segment->places[BAL_FIELD_EPISODE_ID].offset < 0)
    bal_findings_builder_add (self->findings, "no-episode-identifiers", self->file->name, NULL,
                              &figure, 1);
  clear_columns (self);
  g_clear_pointer (&self->batch, g_free);
  self->file = NULL;
  self->segment = NULL;
}
