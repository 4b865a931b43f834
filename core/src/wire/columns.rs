//! Which column of a table holds which field.

use std::borrow::Cow;
use std::collections::HashSet;

use super::column_fault::ColumnFault;
use super::heading::Heading;
use super::{Raw, RawPlan, RawProject};
use crate::amount::{InUnit, in_unit};
use crate::problem::Fault;
use crate::{Error, Field, Project};

/// The places of fields among the columns of a table.
///
/// ```
/// use onshi::Project;
/// use onshi::wire::FieldColumns;
///
/// let headings = ["No", "施設区分", "台数", "事業費（円）", "申込日"].map(str::to_owned);
/// let columns = FieldColumns::typed(&headings, Project::FIELDS, Project::NEEDED)?;
/// assert_eq!(columns.place("cost"), Some(3));
/// assert_eq!(columns.place("subsidy_paid"), None);
/// # Ok::<(), onshi::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct FieldColumns {
    fields: &'static [Field],
    /// In the order of the fields.
    places: Vec<Option<Place>>,
}

/// Where a field is.
#[derive(Clone, Debug)]
struct Place {
    at: usize,
    /// The unit that the table gives for every cell, where it gives one: `千円`.
    unit: Option<&'static str>,
}

impl FieldColumns {
    /// Finds columns by headings as people write them: the names on the wire or the labels, in any
    /// case and width, with spaces, and with a unit or a note in brackets (`事業費（千円）`).
    ///
    /// # Errors
    ///
    /// `duplicate_column` for a heading that appears twice and for two columns of one field;
    /// `missing_column` where one of `needed` is not there, and for a field with a note that may mean
    /// something else (`事業費（税抜）`).
    pub fn typed(
        headings: &[String],
        fields: &'static [Field],
        needed: &[Field],
    ) -> Result<Self, Error> {
        let mut earlier = HashSet::new();
        for heading in headings {
            if !heading.is_empty() && !earlier.insert(heading) {
                return Err(ColumnFault::twice(heading, heading).error());
            }
        }
        let mut meant = Vec::with_capacity(headings.len());
        for heading in headings {
            meant.push(match Heading::typed(heading, fields) {
                Some(Err(field)) => {
                    let heading = heading.clone();
                    return Err(ColumnFault::Note { field, heading }.error());
                }
                other => other.and_then(Result::ok),
            });
        }
        let own = meant.iter().flatten().filter(|heading| !heading.is_weak);
        let own: Vec<Field> = own.map(|heading| heading.field).collect();
        for meant in &mut meant {
            meant.take_if(|heading| heading.is_weak && own.contains(&heading.field));
        }
        let meant_fields = meant.iter().flatten().map(|heading| heading.field.name);
        let meant_fields: Vec<&str> = meant_fields.collect();
        for (heading, meant) in headings.iter().zip(&meant) {
            let mut fields = fields.iter();
            let hidden = fields.find(|field| Heading::hides(heading, **field));
            if let (None, Some(field)) = (meant, hidden)
                && !meant_fields.contains(&field.name)
            {
                let (field, heading) = (*field, heading.clone());
                return Err(ColumnFault::Note { field, heading }.error());
            }
        }
        let found = Self::find(
            headings,
            headings,
            (fields, needed, &[]),
            |field, at| matches!(meant.get(at), Some(Some(heading)) if heading.field == field),
        )?;
        let unit = |place: Place| {
            let heading = meant.get(place.at).and_then(Option::as_ref);
            let unit = heading.and_then(|heading| heading.unit);
            Place { unit, ..place }
        };
        Ok(Self {
            places: found
                .places
                .into_iter()
                .map(|place| place.map(unit))
                .collect(),
            ..found
        })
    }

    /// Finds the columns of a project by headings as people write them; `names`: for a field, the heading of its column, in which
    /// a unit or a note in brackets still counts.
    ///
    /// ```
    /// use onshi::wire::FieldColumns;
    ///
    /// let headings = ["施設区分", "台数", "見積額（千円）", "申込日"].map(str::to_owned);
    /// let names = [("cost".to_owned(), "見積額（千円）".to_owned())];
    /// let columns = FieldColumns::typed_as(&headings, &names)?;
    /// assert_eq!(columns.number_cell("cost", "429"), 429_000);
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`typed`](Self::typed); `missing_column` for a heading of `names` that is not there.
    pub fn typed_as(headings: &[String], names: &[(String, String)]) -> Result<Self, Error> {
        for (name, column) in names {
            let field = Project::FIELDS.iter().find(|field| field.name == name);
            if let (Some(field), false) = (field, headings.contains(column)) {
                let (field, column, there) = (*field, column.clone(), headings.join(", "));
                return Err(ColumnFault::Missing {
                    field,
                    column,
                    there,
                }
                .error());
            }
        }
        let renamed = headings.iter().map(|heading| {
            let note = heading.find(['（', '(']).and_then(|at| heading.get(at..));
            match names.iter().find(|(_, column)| column == heading) {
                Some((name, _)) => format!("{name}{}", note.unwrap_or_default()),
                None => heading.clone(),
            }
        });
        Self::typed(
            &renamed.collect::<Vec<_>>(),
            Project::FIELDS,
            Project::NEEDED,
        )
    }

    /// Takes units from cells above the headings, `（単位：千円）`, for columns without one.
    ///
    /// # Errors
    ///
    /// `missing_column` for a column whose unit these cells may give, and do not give clearly.
    pub fn take_units_above(&mut self, cells: &[String]) -> Result<(), Error> {
        for (place, field) in self.places.iter_mut().zip(self.fields) {
            let Some(place) = place.as_mut().filter(|place| place.unit.is_none()) else {
                continue;
            };
            for cell in cells {
                let found = Heading::unit_in(cell, *field);
                let is_clear = match found {
                    Ok(unit) => unit.is_none() || place.unit.is_none() || place.unit == unit,
                    Err(()) => false,
                };
                if !is_clear {
                    let (field, text) = (*field, cell.clone());
                    return Err(ColumnFault::Unit { field, text }.error());
                }
                place.unit = place.unit.or(found.unwrap_or(None));
            }
        }
        Ok(())
    }

    /// Takes units from a row below the headings, `（千円）`; returns whether it is one: its cells hold
    /// no number.
    ///
    /// # Errors
    ///
    /// As for [`take_units_above`](Self::take_units_above).
    pub fn take_units_below(&mut self, cells: &[String]) -> Result<bool, Error> {
        let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let units = ["円", "単位", "台", "回"];
        let is_unit = |cell: &String| units.iter().any(|unit| cell.contains(unit));
        if cells.iter().any(|cell| cell.contains(is_digit)) || !cells.iter().any(is_unit) {
            return Ok(false);
        }
        let mut any = false;
        for (place, field) in self.places.iter_mut().zip(self.fields) {
            let Some(place) = place else { continue };
            let own = cells.get(place.at).into_iter();
            let anywhere = cells.iter().filter(|cell| cell.contains("単位"));
            for cell in own.chain(anywhere) {
                let Ok(found) = Heading::unit_in(cell, *field) else {
                    let (field, text) = (*field, cell.clone());
                    return Err(ColumnFault::Unit { field, text }.error());
                };
                any |= found.is_some();
                place.unit = found.or(place.unit);
            }
        }
        Ok(any)
    }

    /// Finds the columns of a project by their exact names. `names`: for a field, the name of its
    /// column, where that is another. `there`: the headings that an error shows.
    ///
    /// # Errors
    ///
    /// `duplicate_column` for two columns of one field; `missing_column` where a column of `names`
    /// or one of [`Project::NEEDED`] is not there.
    pub fn named(
        headings: &[String],
        names: &[(String, String)],
        there: &[String],
    ) -> Result<Self, Error> {
        let fields = (Project::FIELDS, Project::NEEDED, names);
        Self::find(headings, there, fields, |field, at| {
            headings
                .get(at)
                .is_some_and(|heading| column_of(field, names) == heading)
        })
    }

    fn find(
        headings: &[String],
        there: &[String],
        (fields, needed, names): (&'static [Field], &[Field], &[(String, String)]),
        means: impl Fn(Field, usize) -> bool,
    ) -> Result<Self, Error> {
        let mut places = Vec::with_capacity(fields.len());
        for field in fields {
            let found = headings.iter().enumerate();
            let mut found = found.filter(|(at, _)| means(*field, *at));
            places.push(found.next().map(|(at, _)| Place { at, unit: None }));
            if let Some((_, second)) = found.next() {
                return Err(ColumnFault::twice(field.name, second).error());
            }
        }
        for (place, field) in places.iter().zip(fields) {
            let is_named = names.iter().any(|(name, _)| name == field.name);
            if place.is_none() && (is_named || needed.contains(field)) {
                return Err(ColumnFault::Missing {
                    field: *field,
                    column: column_of(*field, names).to_owned(),
                    there: there.join(", "),
                }
                .error());
            }
        }
        Ok(Self { fields, places })
    }

    /// Refuses a heading that has the name of a computed column, so that an earlier answer is not
    /// taken for the new one.
    ///
    /// # Errors
    ///
    /// `duplicate_column` for a heading that is one of `computed`.
    pub fn refuse_computed<'h>(
        headings: impl IntoIterator<Item = &'h String>,
        computed: &[&str],
    ) -> Result<(), Error> {
        Self::free(headings, |heading| computed.contains(&heading))
    }

    /// Like [`refuse_computed`](Self::refuse_computed), ignoring case, width, spaces, `_` and `-`.
    ///
    /// # Errors
    ///
    /// `duplicate_column` for a heading that is one of `computed`.
    pub fn refuse_computed_typed<'h>(
        headings: impl IntoIterator<Item = &'h String>,
        computed: &[&str],
    ) -> Result<(), Error> {
        Self::free(headings, |heading| Heading::is_one_of(heading, computed))
    }

    fn free<'h>(
        headings: impl IntoIterator<Item = &'h String>,
        is_taken: impl Fn(&str) -> bool,
    ) -> Result<(), Error> {
        let mut headings = headings.into_iter();
        match headings.find(|heading| is_taken(heading)) {
            Some(heading) => Err(ColumnFault::OfAnswer(heading.clone()).error()),
            None => Ok(()),
        }
    }

    /// Returns whether a typed heading means one of the fields.
    pub fn is_field(heading: &str, fields: &[Field]) -> bool {
        Heading::typed(heading, fields).is_some_and(|meant| meant.is_ok())
    }

    /// Returns the place of a field's column, by the field's name on the wire.
    pub fn place(&self, field: &str) -> Option<usize> {
        self.place_of(field).map(|place| place.at)
    }

    /// Returns a row's project; `cell`: the value at the place of a column.
    pub fn project<'a>(&self, cell: impl FnMut(usize) -> Raw<'a>) -> RawProject<'a> {
        let mut raw = RawProject::default();
        self.fill(raw.values_mut(), cell);
        raw
    }

    /// Returns a row's plan; `cell`: the value at the place of a column.
    pub fn plan<'a>(&self, cell: impl FnMut(usize) -> Raw<'a>) -> RawPlan<'a> {
        let mut raw = RawPlan::default();
        self.fill(raw.values_mut(), cell);
        raw
    }

    fn fill<'a: 'r, 'r>(
        &self,
        values: impl Iterator<Item = &'r mut Raw<'a>>,
        mut cell: impl FnMut(usize) -> Raw<'a>,
    ) {
        for (value, place) in values.zip(&self.places) {
            let Some(place) = place else { continue };
            *value = place.in_unit(cell(place.at));
        }
    }

    /// Returns a cell of a field's column with the unit that the table gives for it.
    pub(super) fn in_unit<'a>(&self, field: &str, cell: Raw<'a>) -> Raw<'a> {
        match self.place_of(field) {
            Some(place) => place.in_unit(cell),
            None => cell,
        }
    }

    fn place_of(&self, field: &str) -> Option<&Place> {
        let at = self.fields.iter().position(|known| known.name == field)?;
        self.places.get(at)?.as_ref()
    }

    /// Returns the unit in which a field's column counts, where the table gives one: `千円`.
    pub fn unit(&self, field: &str) -> Option<&'static str> {
        self.place_of(field)?.unit
    }

    /// Returns whether a number in a field's column counts more than ones: `事業費（千円）`.
    pub fn is_scaled(&self, field: &str) -> bool {
        self.unit(field)
            .is_some_and(|unit| !matches!(unit, "円" | "台" | "回"))
    }
}

impl Place {
    fn in_unit<'a>(&self, cell: Raw<'a>) -> Raw<'a> {
        match (cell, self.unit) {
            // A cell may have a unit of its own.
            (Raw::Typed(text), Some(unit)) => match in_unit(&text, unit) {
                InUnit::Own => Raw::Typed(text),
                InUnit::Amount(amount) => Raw::Typed(Cow::Owned(amount)),
                InUnit::Unclear => Raw::Number(text),
            },
            (raw, _) => raw,
        }
    }
}

/// Returns the name of a field's column.
fn column_of(field: Field, names: &[(String, String)]) -> &str {
    let named = names.iter().find(|(name, _)| name == field.name);
    named.map_or(field.name, |(_, column)| column)
}
