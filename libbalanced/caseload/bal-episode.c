/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-episode-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"

#define MAX_COLUMNS 28
#define NOT_RECORDED (-1)

/**
 * BalEpisode:
 *
 * One unit of provision for a child, or a request for one, with its dates.
 *
 * The properties are the columns of `episodes.csv` with dashes. What is not recorded is %NULL for
 * text, -1 for a count, and %G_MININT32 for a day.
 *
 * ```c
 * g_autoptr (BalEpisode) episode =
 *   g_object_new (BAL_TYPE_EPISODE, "strand", "intervention", "level", "targeted", "stage",
 *                 "intervention", "agency", "slt-nhs", "start-date", 18322, NULL);
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Features: F1.
 *
 * Since: 0.1
 */
struct _BalEpisode
{
  GObject parent_instance;

  /* By position in the schema. */
  union
  {
    char *text; /* owned */
    gint64 number;
  } values[MAX_COLUMNS];
  guint64 row;
};

enum
{
  /* Columns have their position in the schema, which is 1 after that of the child. */
  PROP_ROW = MAX_COLUMNS + 1,
};

G_DEFINE_FINAL_TYPE (BalEpisode, bal_episode, G_TYPE_OBJECT)

/**
 * BalEpisode:episode-id:
 *
 * The identifier in its source; %NULL where it has none.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:source:
 *
 * Which submission the row came from.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:referral-id:
 *
 * The identifier of the referral.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:provision-id:
 *
 * The provision of the area that this is a unit of.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:request-source:
 *
 * Who asked.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:priority:
 *
 * How urgent the request was.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:requested-date:
 *
 * The day of the request.
 *
 * Days since 1970-01-01; %G_MININT32 where it is not recorded.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:start-date:
 *
 * The first day.
 *
 * Days since 1970-01-01; %G_MININT32 where it is not recorded.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:end-date:
 *
 * The last day; open where it is not recorded.
 *
 * Days since 1970-01-01; %G_MININT32 where it is not recorded.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:closed-date:
 *
 * The day on which the request was closed without a start.
 *
 * Days since 1970-01-01; %G_MININT32 where it is not recorded.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:closed-reason:
 *
 * Why it was closed.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:end-reason:
 *
 * Why it ended.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:strand:
 *
 * The code of the strand.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:level:
 *
 * The code of the level of intervention.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:stage:
 *
 * The code of the stage.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:agency:
 *
 * The agency that provides it.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:role:
 *
 * The role of those who do the work.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:setting-id:
 *
 * Where it takes place.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:need-type:
 *
 * The code of the need that it is about, as recorded on the row.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:need-tier:
 *
 * The code of the tier of need, as recorded on the row.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:outcome:
 *
 * The outcome that it works towards.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:mode:
 *
 * `direct` or `indirect`.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:grouping:
 *
 * `individual`, `group`, `class`, `whole_school` or `population`.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:medium:
 *
 * `in_person` or `online`.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:contacts-offered:
 *
 * How many contacts were offered.
 *
 * -1 where it is not recorded.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:contacts-attended:
 *
 * How many contacts took place.
 *
 * -1 where it is not recorded.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:minutes:
 *
 * How many minutes they took together.
 *
 * -1 where it is not recorded.
 *
 * Since: 0.1
 */

/**
 * BalEpisode:row:
 *
 * The number of the row in its file, from 1; 0 where it came from none.
 *
 * Since: 0.1
 */

static const BalSchemaColumn *
get_columns (guint *n_columns)
{
  return bal_caseload_schema_get_columns (BAL_CASELOAD_FILE_EPISODES, n_columns);
}

static gboolean
is_count (const BalSchemaColumn *column)
{
  return column->type == BAL_FIELD_TYPE_COUNT16 || column->type == BAL_FIELD_TYPE_COUNT32;
}

static gboolean
is_text (const BalSchemaColumn *column)
{
  return !is_count (column) && column->type != BAL_FIELD_TYPE_DAY;
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalEpisode *self = BAL_EPISODE (object);
  guint n_columns;
  const BalSchemaColumn *column = &get_columns (&n_columns)[MIN (id, n_columns - 1)];

  if (id >= n_columns)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (is_count (column))
    self->values[id].number = g_value_get_int64 (value);
  else if (column->type == BAL_FIELD_TYPE_DAY)
    self->values[id].number = g_value_get_int (value);
  else
    self->values[id].text = g_value_dup_string (value);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalEpisode *self = BAL_EPISODE (object);
  guint n_columns;
  const BalSchemaColumn *column = &get_columns (&n_columns)[MIN (id, n_columns - 1)];

  if (id == PROP_ROW)
    g_value_set_uint64 (value, self->row);
  else if (id >= n_columns)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (is_count (column))
    g_value_set_int64 (value, self->values[id].number);
  else if (column->type == BAL_FIELD_TYPE_DAY)
    g_value_set_int (value, (int) self->values[id].number);
  else
    g_value_set_string (value, self->values[id].text);
}

static void
bal_episode_finalize (GObject *object)
{
  BalEpisode *self = BAL_EPISODE (object);
  guint n_columns;
  const BalSchemaColumn *columns = get_columns (&n_columns);

  for (guint i = 1; i < n_columns; i++)
    {
      if (is_text (&columns[i]))
        g_free (self->values[i].text);
    }

  G_OBJECT_CLASS (bal_episode_parent_class)->finalize (object);
}

static GParamSpec *
make_property (const BalSchemaColumn *column)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  g_autofree char *name = g_strdelimit (g_strdup (column->name), "_", '-');
  const char *interned = g_intern_string (name);

  if (is_count (column))
    return g_param_spec_int64 (interned, NULL, NULL, NOT_RECORDED, column->maximum, NOT_RECORDED,
                               flags);
  if (column->type == BAL_FIELD_TYPE_DAY)
    return g_param_spec_int (interned, NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);
  return g_param_spec_string (interned, NULL, NULL, NULL, flags);
}

static void
bal_episode_class_init (BalEpisodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  guint n_columns;
  const BalSchemaColumn *columns = get_columns (&n_columns);

  G_STATIC_ASSERT (BAL_FIELD_MINUTES + 1 == MAX_COLUMNS);
  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = bal_episode_finalize;

  for (guint i = 1; i < n_columns; i++)
    g_object_class_install_property (object_class, i, make_property (&columns[i]));
  g_object_class_install_property (object_class, PROP_ROW,
                                   g_param_spec_uint64 ("row", NULL, NULL, 0, G_MAXUINT64, 0,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
bal_episode_init (BalEpisode *self)
{
}

BalEpisode *
bal_episode_new_for_row (const BalStore *store, gsize row)
{
  BalEpisode *self = g_object_new (BAL_TYPE_EPISODE, NULL);
  guint n_columns;
  const BalSchemaColumn *columns = get_columns (&n_columns);

  self->row = store->episodes.row[row];
  for (guint i = 1; i < n_columns; i++)
    {
      char buffer[24];
      BalCell cell;

      bal_store_fill_cell (store, BAL_CASELOAD_FILE_EPISODES, &columns[i], row, buffer, &cell);
      if (cell.kind == BAL_CELL_TEXT)
        self->values[i].text = g_strndup (cell.text, cell.length);
      else if (cell.kind == BAL_CELL_DAY)
        self->values[i].number = cell.day;
      else if (cell.kind == BAL_CELL_INTEGER)
        self->values[i].number = cell.integer;
    }
  return self;
}

static void
fill_cell (const BalEpisode *self, const BalSchemaColumn *column, guint i, BalCell *cell)
{
  *cell = (BalCell){ .kind = BAL_CELL_MISSING };
  if (is_text (column))
    {
      if (self->values[i].text == NULL)
        return;
      cell->kind = BAL_CELL_TEXT;
      cell->text = self->values[i].text;
      cell->length = (guint32) strlen (cell->text);
    }
  else if (is_count (column) && self->values[i].number != NOT_RECORDED)
    {
      cell->kind = BAL_CELL_INTEGER;
      cell->integer = self->values[i].number;
    }
  else if (!is_count (column) && self->values[i].number != BAL_DAY_NONE)
    {
      cell->kind = BAL_CELL_DAY;
      cell->day = (gint32) self->values[i].number;
    }
}

void
bal_episode_fill_cells (BalEpisode *self, BalCell *cells)
{
  guint n_columns;
  const BalSchemaColumn *columns = get_columns (&n_columns);

  for (guint i = 1; i < n_columns; i++)
    fill_cell (self, &columns[i], i, &cells[i - 1]);
}

/* 0 when there is none. */
static guint
find_column (const char *name, gboolean (*is_right) (const BalSchemaColumn *column))
{
  guint n_columns;
  const BalSchemaColumn *columns = get_columns (&n_columns);

  for (guint i = 1; i < n_columns; i++)
    {
      if (bal_caseload_schema_same_word (columns[i].name, name, strlen (name)) &&
          is_right (&columns[i]))
        return i;
    }
  return 0;
}

static gboolean
is_day (const BalSchemaColumn *column)
{
  return column->type == BAL_FIELD_TYPE_DAY;
}

/**
 * bal_episode_get_text:
 * @self: an episode
 * @column: the name of a column of text or codes, such as `agency`
 *
 * Gets the text of a column.
 *
 * Returns: (nullable): the text, or %NULL where nothing is recorded or there is no such column
 *
 * Since: 0.1
 */
const char *
bal_episode_get_text (BalEpisode *self, const char *column)
{
  guint i;

  g_return_val_if_fail (BAL_IS_EPISODE (self), NULL);
  g_return_val_if_fail (column != NULL, NULL);

  i = find_column (column, is_text);
  return i > 0 ? self->values[i].text : NULL;
}

/**
 * bal_episode_get_day:
 * @self: an episode
 * @column: the name of a column of days, such as `start_date`
 *
 * Gets the day of a column.
 *
 * Returns: days since 1970-01-01, or %G_MININT32 where nothing is recorded or there is no such
 *   column
 *
 * Since: 0.1
 */
gint32
bal_episode_get_day (BalEpisode *self, const char *column)
{
  guint i;

  g_return_val_if_fail (BAL_IS_EPISODE (self), BAL_DAY_NONE);
  g_return_val_if_fail (column != NULL, BAL_DAY_NONE);

  i = find_column (column, is_day);
  return i > 0 ? (gint32) self->values[i].number : BAL_DAY_NONE;
}

/**
 * bal_episode_get_count:
 * @self: an episode
 * @column: the name of a column of counts, such as `minutes`
 *
 * Gets the count of a column.
 *
 * Returns: the count, or -1 where nothing is recorded or there is no such column
 *
 * Since: 0.1
 */
gint64
bal_episode_get_count (BalEpisode *self, const char *column)
{
  guint i;

  g_return_val_if_fail (BAL_IS_EPISODE (self), NOT_RECORDED);
  g_return_val_if_fail (column != NULL, NOT_RECORDED);

  i = find_column (column, is_count);
  return i > 0 ? self->values[i].number : NOT_RECORDED;
}

/**
 * bal_episode_get_row: (get-property row)
 * @self: an episode
 *
 * Gets the number of the row in its file.
 *
 * Returns: the number from 1, or 0 where it came from no file
 *
 * Since: 0.1
 */
guint64
bal_episode_get_row (BalEpisode *self)
{
  g_return_val_if_fail (BAL_IS_EPISODE (self), 0);

  return self->row;
}
