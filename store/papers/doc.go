// Package papers makes what is printed: PDF on A4, in faces that have every Vietnamese letter.
package papers
