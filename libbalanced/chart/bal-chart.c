/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-private.h"

#include "libbalanced/framework/bal-framework.h"

/**
 * BalChart:
 *
 * A picture of a result, as SVG.
 *
 * A chart draws what a table says and computes nothing of its own. Each has a title and a
 * description that says the same figures in words, so that nobody needs to see the picture. No
 * sign is made by colour alone, and the picture reads in grey, on paper and on a telephone. The
 * fonts are those of the reader's system, and nothing is fetched from anywhere. Tables of synthetic
 * children say so in their pictures.
 *
 * ```c
 * g_autoptr (BalChart) chart = bal_chart_new_concurrency (by_children, NULL, &error);
 * ```
 *
 * ```python
 * Balanced.Chart.new_concurrency(review.tables['concurrency_by_children'])   # shows itself
 * ```
 *
 * A chart of real children's figures holds these figures: what is written with them is a release,
 * see [method@Balanced.Review.save].
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: O1.
 *
 * Since: 0.1
 */

struct _BalChart
{
  GObject parent_instance;

  char *name;
  char *title;
  char *description;
  char *svg;
  guint width;
  guint height;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_SVG,
  PROP_WIDTH,
  PROP_HEIGHT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalChart, bal_chart, G_TYPE_OBJECT)

static void
bal_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalChart *self = BAL_CHART (object);

  switch (id)
    {
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_DESCRIPTION:
      self->description = g_value_dup_string (value);
      break;
    case PROP_SVG:
      self->svg = g_value_dup_string (value);
      break;
    case PROP_WIDTH:
      self->width = g_value_get_uint (value);
      break;
    case PROP_HEIGHT:
      self->height = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalChart *self = BAL_CHART (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, bal_chart_get_name (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, bal_chart_get_title (self));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, bal_chart_get_description (self));
      break;
    case PROP_SVG:
      g_value_set_string (value, bal_chart_get_svg (self));
      break;
    case PROP_WIDTH:
      g_value_set_uint (value, self->width);
      break;
    case PROP_HEIGHT:
      g_value_set_uint (value, self->height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_chart_finalize (GObject *object)
{
  BalChart *self = BAL_CHART (object);

  g_free (self->name);
  g_free (self->title);
  g_free (self->description);
  g_free (self->svg);

  G_OBJECT_CLASS (bal_chart_parent_class)->finalize (object);
}

static void
bal_chart_class_init (BalChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = bal_chart_set_property;
  object_class->get_property = bal_chart_get_property;
  object_class->finalize = bal_chart_finalize;

  /**
   * BalChart:name:
   *
   * The name of the picture, such as "balance": letters, digits and dashes, fit for a file.
   *
   * Since: 0.1
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);

  /**
   * BalChart:title:
   *
   * What the picture shows, in a few words.
   *
   * Since: 0.1
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);

  /**
   * BalChart:description:
   *
   * The figures of the picture in words.
   *
   * Since: 0.1
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, "", flags);

  /**
   * BalChart:svg:
   *
   * The picture, a whole SVG document without a declaration, that may also stand inside HTML.
   *
   * Since: 0.1
   */
  properties[PROP_SVG] = g_param_spec_string ("svg", NULL, NULL, "", flags);

  /**
   * BalChart:width:
   *
   * The width of the picture, in pixels of a screen.
   *
   * Since: 0.1
   */
  properties[PROP_WIDTH] = g_param_spec_uint ("width", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BalChart:height:
   *
   * The height of the picture, in pixels of a screen.
   *
   * Since: 0.1
   */
  properties[PROP_HEIGHT] = g_param_spec_uint ("height", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_chart_init (BalChart *self)
{
}

BalChart *
bal_chart_new_take (BalSvg *svg, const BalDrawingFrame *frame, double height, char *description)
{
  g_autofree char *owned = description;
  guint width = (guint) bal_svg_get_width (svg);
  g_autofree char *picture = bal_svg_end (svg, height, frame->title, description);

  return g_object_new (BAL_TYPE_CHART, "name", frame->id, "title", frame->title, "description",
                       description, "svg", picture, "width", width, "height", (guint) height, NULL);
}

static BalFramework *
get_words (BalFramework *framework)
{
  return framework != NULL ? g_object_ref (framework) : bal_framework_get_default ();
}

/**
 * bal_chart_new_balance:
 * @balance: the table "balance" of a result
 * @margins: (nullable): the table "balance_margins" of the same result
 * @framework: (nullable): where the words for strands and levels come
 *   from, or %NULL for the default framework
 * @error: where an error is returned
 *
 * Draws who is reached, by strand and level.
 *
 * Strands are rows, levels columns, and each cell holds its number or its state in words. Darker
 * cells have more children; cells without a value to publish are hatched. With the margins there
 * are totals too, in which each child is counted once.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when the table has not the columns of a balance table
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_balance (BalTable *balance,
                       BalTable *margins,
                       BalFramework *framework,
                       GError **error)
{
  g_autoptr (BalFramework) words = NULL;

  g_return_val_if_fail (BAL_IS_TABLE (balance), NULL);
  g_return_val_if_fail (margins == NULL || BAL_IS_TABLE (margins), NULL);
  g_return_val_if_fail (framework == NULL || BAL_IS_FRAMEWORK (framework), NULL);

  words = get_words (framework);

  return bal_chart_draw_balance (balance, margins, words, error);
}

/**
 * bal_chart_new_concurrency:
 * @by_children: the table "concurrency_by_children" of a result
 * @concurrency: (nullable): the table "concurrency" of the same result, which says what is expected
 * @error: where an error is returned
 *
 * Draws how many units of support children have at the same time.
 *
 * One bar for each highest number of units on one day. What is expected is marked, where nothing
 * else is said the six to seven of the Balanced System.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when the table has not the columns that are needed
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_concurrency (BalTable *by_children, BalTable *concurrency, GError **error)
{
  g_return_val_if_fail (BAL_IS_TABLE (by_children), NULL);
  g_return_val_if_fail (concurrency == NULL || BAL_IS_TABLE (concurrency), NULL);

  return bal_chart_draw_concurrency (by_children, concurrency, error);
}

/**
 * bal_chart_new_pyramids:
 * @pyramids: the table "pyramids" of a result
 * @framework: (nullable): where the words for tiers and levels come
 *   from, or %NULL for the default framework
 * @error: where an error is returned
 *
 * Draws the tier of need, the level of intervention and the tier of the workforce side by side.
 *
 * These are three independent questions, and the picture says so: none of the pyramids follows
 * from another.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when the table has not the columns that are needed
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_pyramids (BalTable *pyramids, BalFramework *framework, GError **error)
{
  g_autoptr (BalFramework) words = NULL;

  g_return_val_if_fail (BAL_IS_TABLE (pyramids), NULL);
  g_return_val_if_fail (framework == NULL || BAL_IS_FRAMEWORK (framework), NULL);

  words = get_words (framework);

  return bal_chart_draw_pyramids (pyramids, words, error);
}

/**
 * bal_chart_new_journeys:
 * @episodes: a table of the episodes of a few children, in the columns of episodes.csv; a column
 *   "story" says in a few words what each child is an example of
 * @framework: (nullable): where the words for stages and levels come
 *   from, or %NULL for the default framework
 * @error: where an error is returned
 *
 * Draws the journeys of a few synthetic children on the plane of stages and levels, and in time.
 *
 * Single children are shown: so the table must be synthetic. At most six children and twelve
 * episodes of each are drawn; the picture says what it leaves out.
 *
 * Returns: (transfer full): the chart
 *
 * Throws: [error@Balanced.DataError] when the table has not the columns that are needed;
 *   [error@Balanced.PolicyError] when it is not synthetic
 *
 * Since: 0.1
 */
BalChart *
bal_chart_new_journeys (BalTable *episodes, BalFramework *framework, GError **error)
{
  g_autoptr (BalFramework) words = NULL;

  g_return_val_if_fail (BAL_IS_TABLE (episodes), NULL);
  g_return_val_if_fail (framework == NULL || BAL_IS_FRAMEWORK (framework), NULL);

  words = get_words (framework);

  return bal_chart_draw_journeys (episodes, words, error);
}

/**
 * bal_chart_get_name:
 * @self: a chart
 *
 * Gets the name of the picture.
 *
 * Returns: the name
 *
 * Since: 0.1
 */
const char *
bal_chart_get_name (BalChart *self)
{
  g_return_val_if_fail (BAL_IS_CHART (self), NULL);

  return self->name != NULL ? self->name : "";
}

/**
 * bal_chart_get_title:
 * @self: a chart
 *
 * Gets what the picture shows, in a few words.
 *
 * Returns: the title
 *
 * Since: 0.1
 */
const char *
bal_chart_get_title (BalChart *self)
{
  g_return_val_if_fail (BAL_IS_CHART (self), NULL);

  return self->title != NULL ? self->title : "";
}

/**
 * bal_chart_get_description:
 * @self: a chart
 *
 * Gets the figures of the picture in words.
 *
 * Returns: the description
 *
 * Since: 0.1
 */
const char *
bal_chart_get_description (BalChart *self)
{
  g_return_val_if_fail (BAL_IS_CHART (self), NULL);

  return self->description != NULL ? self->description : "";
}

/**
 * bal_chart_get_svg:
 * @self: a chart
 *
 * Gets the picture.
 *
 * Returns: an SVG document
 *
 * Since: 0.1
 */
const char *
bal_chart_get_svg (BalChart *self)
{
  g_return_val_if_fail (BAL_IS_CHART (self), NULL);

  return self->svg != NULL ? self->svg : "";
}

/**
 * bal_chart_get_width:
 * @self: a chart
 *
 * Gets the width of the picture.
 *
 * Returns: the width, in pixels of a screen
 *
 * Since: 0.1
 */
guint
bal_chart_get_width (BalChart *self)
{
  g_return_val_if_fail (BAL_IS_CHART (self), 0);

  return self->width;
}

/**
 * bal_chart_get_height:
 * @self: a chart
 *
 * Gets the height of the picture.
 *
 * Returns: the height, in pixels of a screen
 *
 * Since: 0.1
 */
guint
bal_chart_get_height (BalChart *self)
{
  g_return_val_if_fail (BAL_IS_CHART (self), 0);

  return self->height;
}
